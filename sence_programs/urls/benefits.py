from django.urls import path

from sence_programs.views import benefits, calculator, person_benefits

urlpatterns = [
    path("beneficios/", benefits.benefits, name="benefits"),
    path("beneficios/calculadora/", calculator.calculator, name="calculator"),
    path("beneficios/<slug:code>/", benefits.benefit_page, name="benefit_page"),
    path("personas/<int:pk>/beneficios/", person_benefits.person_benefits, name="person_benefits"),
    path(
        "personas/<int:pk>/beneficios/<slug:code>/",
        person_benefits.benefit_answer,
        name="benefit_answer",
    ),
    path(
        "personas/<int:pk>/beneficios/respuestas/<int:answer_pk>/",
        person_benefits.kept_answer,
        name="kept_answer",
    ),
]
