from django.urls import path

from jobseekers.views import prints

urlpatterns = [
    path("atenciones/<int:pk>/comprobante/", prints.attention_print, name="attention_print"),
    path("agenda/horas/<int:pk>/papel/", prints.hour_print, name="hour_print"),
    path("personas/<int:pk>/curriculum/", prints.person_cv, name="person_cv"),
    path("personas/<int:pk>/inscripcion/", prints.registration_print, name="registration_print"),
    path("personas/<int:pk>/plan/", prints.plan_print, name="plan_print"),
    path("cesantia/constancias/<int:pk>/", prints.fcs_constancia, name="fcs_constancia"),
]
