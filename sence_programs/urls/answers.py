from django.urls import path

from sence_programs.views import (
    acknowledgements,
    answer_demand,
    answers,
    answers_review,
    benefit_checks,
)

urlpatterns = [
    path("respuestas/", answers.answer_list, name="answer_list"),
    path("respuestas/<int:pk>/", answers.answer_page, name="answer_page"),
    path("respuestas/<int:pk>/uso/", answers.answer_use, name="answer_use"),
    path("personas/<int:pk>/respuestas/", answers.person_answers, name="person_answers"),
    path("respuestas/por-leer/", acknowledgements.reading_list, name="reading_list"),
    path("respuestas/por-leer/<int:pk>/", acknowledgements.reading_page, name="reading_page"),
    path("respuestas/lecturas/", acknowledgements.reading_status, name="reading_status"),
    path("respuestas/lecturas/<int:pk>/", benefit_checks.benefit_check, name="benefit_check"),
    path("respuestas/preguntas/", answers.gap_list, name="gap_list"),
    path("respuestas/preguntas/nueva/", answers.gap_report, name="gap_report"),
    path("respuestas/preguntas/<int:pk>/", answers_review.gap_file, name="gap_file"),
    path("respuestas/preguntas/<int:pk>/responder/", answers_review.gap_answer, name="gap_answer"),
    path(
        "respuestas/preguntas/<int:pk>/descartar/", answers_review.gap_dismiss, name="gap_dismiss"
    ),
    path("respuestas/demanda/", answer_demand.answer_demand, name="answer_demand"),
    path(
        "respuestas/demanda/grafico.svg",
        answer_demand.answer_demand_chart,
        name="answer_demand_chart",
    ),
    path("respuestas/demanda/usos/", answer_demand.answer_uses, name="answer_uses"),
    path("respuestas/revision/", answers_review.answer_review, name="answer_review"),
    path("respuestas/nueva/", answers_review.answer_new, name="answer_new"),
    path("respuestas/<int:pk>/cambiar/", answers_review.answer_edit, name="answer_edit"),
    path("respuestas/textos/<int:pk>/", answers_review.answer_text, name="answer_text"),
    path(
        "respuestas/textos/<int:pk>/aprobar/", answers_review.answer_approve, name="answer_approve"
    ),
    path(
        "respuestas/textos/<int:pk>/descartar/",
        answers_review.answer_discard,
        name="answer_discard",
    ),
    path(
        "respuestas/textos/<int:pk>/retirar/",
        answers_review.answer_withdraw,
        name="answer_withdraw",
    ),
]
