from django.urls import path

from sence_programs.views import plan, plan_writing

urlpatterns = [
    path("plan/", plan.plan, name="plan"),
    path("plan/region/", plan.plan_region, name="plan_region"),
    path("plan/empezar/", plan.plan_start, name="plan_start"),
    path("plan/<int:pk>/", plan.plan_file, name="plan_file"),
    path("plan/<int:pk>/hoja/", plan.plan_sheet, name="plan_sheet"),
    path("plan/<int:pk>/copiar/", plan_writing.plan_copy, name="plan_copy"),
    path("plan/<int:pk>/metas/<int:goal_pk>/", plan_writing.plan_targets, name="plan_targets"),
    path(
        "plan/<int:pk>/actividades/nueva/",
        plan_writing.plan_activity_new,
        name="plan_activity_new",
    ),
    path(
        "plan/actividades/<int:activity_pk>/",
        plan_writing.plan_activity_edit,
        name="plan_activity_edit",
    ),
    path(
        "plan/actividades/<int:activity_pk>/estado/",
        plan_writing.plan_activity_settle,
        name="plan_activity_settle",
    ),
]
