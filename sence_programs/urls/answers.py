from django.urls import path

from sence_programs.views.answers import benefit_checks, demand, gaps, readings, review, using

urlpatterns = [
    path("respuestas/", using.answer_list, name="answer_list"),
    path("respuestas/<int:pk>/", using.answer_page, name="answer_page"),
    path("respuestas/<int:pk>/uso/", using.answer_use, name="answer_use"),
    path("personas/<int:pk>/respuestas/", using.person_answers, name="person_answers"),
    path("respuestas/por-leer/", readings.reading_list, name="reading_list"),
    path("respuestas/por-leer/<int:pk>/", readings.reading_page, name="reading_page"),
    path("respuestas/lecturas/", readings.reading_status, name="reading_status"),
    path("respuestas/lecturas/<int:pk>/", benefit_checks.benefit_check, name="benefit_check"),
    path("respuestas/preguntas/", gaps.gap_list, name="gap_list"),
    path("respuestas/preguntas/nueva/", gaps.gap_report, name="gap_report"),
    path("respuestas/preguntas/<int:pk>/", gaps.gap_file, name="gap_file"),
    path("respuestas/preguntas/<int:pk>/responder/", gaps.gap_answer, name="gap_answer"),
    path("respuestas/preguntas/<int:pk>/descartar/", gaps.gap_dismiss, name="gap_dismiss"),
    path("respuestas/demanda/", demand.answer_demand, name="answer_demand"),
    path(
        "respuestas/demanda/grafico.svg",
        demand.answer_demand_chart,
        name="answer_demand_chart",
    ),
    path("respuestas/demanda/usos/", demand.answer_uses, name="answer_uses"),
    path("respuestas/revision/", review.answer_review, name="answer_review"),
    path("respuestas/nueva/", review.answer_new, name="answer_new"),
    path("respuestas/<int:pk>/cambiar/", review.answer_edit, name="answer_edit"),
    path("respuestas/textos/<int:pk>/", review.answer_text, name="answer_text"),
    path("respuestas/textos/<int:pk>/aprobar/", review.answer_approve, name="answer_approve"),
    path(
        "respuestas/textos/<int:pk>/descartar/",
        review.answer_discard,
        name="answer_discard",
    ),
    path(
        "respuestas/textos/<int:pk>/retirar/",
        review.answer_withdraw,
        name="answer_withdraw",
    ),
]
