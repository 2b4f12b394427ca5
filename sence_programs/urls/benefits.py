from django.urls import path

from sence_programs.views import applications, benefits, calculator, hire, person_benefits

urlpatterns = [
    path("beneficios/", benefits.benefits, name="benefits"),
    path("beneficios/calculadora/", calculator.calculator, name="calculator"),
    path("beneficios/contratacion/", hire.hire_benefits, name="hire_benefits"),
    path("beneficios/contratacion/oferta/<int:pk>/", hire.vacancy_hire, name="vacancy_hire"),
    path(
        "personas/<int:pk>/beneficios/contratacion/<int:vacancy_pk>/",
        hire.match_hire,
        name="match_hire",
    ),
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
    path("postulaciones/", applications.application_list, name="application_list"),
    path("postulaciones/<int:pk>/", applications.application_file, name="application_file"),
    path(
        "postulaciones/<int:pk>/avanzar/",
        applications.application_advance,
        name="application_advance",
    ),
    path(
        "personas/<int:pk>/postulaciones/",
        applications.person_applications,
        name="person_applications",
    ),
    path(
        "personas/<int:pk>/postulaciones/<slug:code>/",
        applications.application_new,
        name="application_new",
    ),
    path("mis-postulaciones/", applications.my_applications, name="my_applications"),
]
