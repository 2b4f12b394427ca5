from django.urls import path

from jobseekers.views import assessments, own_plan, plan_steps

FILE = "diagnosticos/<int:pk>"
STEP = "pasos-del-plan/<int:pk>"

urlpatterns = [
    path("personas/<int:pk>/diagnostico/", assessments.assessment_start, name="assessment_start"),
    path(f"{FILE}/", assessments.assessment_file, name="assessment_file"),
    path(f"{FILE}/preguntas/<slug:slug>/", assessments.assessment_page, name="assessment_page"),
    path(f"{FILE}/cerrar/", assessments.assessment_close, name="assessment_close"),
    path(f"{FILE}/paso/", assessments.plan_step_new, name="plan_step_new"),
    path("pasos-del-plan/", plan_steps.plan_step_list, name="plan_step_list"),
    path(f"{STEP}/", assessments.plan_step_edit, name="plan_step_edit"),
    path(f"{STEP}/quitar/", assessments.plan_step_remove, name="plan_step_remove"),
    path(f"{STEP}/hecho/", assessments.plan_step_done, name="plan_step_done"),
    path("mi-plan/", own_plan.my_plan, name="my_plan"),
    path("mi-plan/<int:pk>/hecho/", own_plan.my_step_done, name="my_step_done"),
]
