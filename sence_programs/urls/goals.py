from django.urls import path

from sence_programs.views import (
    agreements,
    corrections,
    definitions,
    disbursements,
    goal_targets,
    goals,
    region,
)

urlpatterns = [
    path("region/", region.region_dashboard, name="region_dashboard"),
    path("region/grafico/<slug:kind>/", region.region_chart, name="region_chart"),
    path("region/lista/<slug:indicator>/", region.region_list, name="region_list"),
    path("metas/", goals.office_goals, name="office_goals"),
    path("metas/<int:goal_pk>/lista/", goals.goal_list_behind, name="goal_list_behind"),
    path("metas/<int:goal_pk>/avance.svg", goals.goal_chart, name="goal_chart"),
    path("metas/<int:goal_pk>/reparto/", goal_targets.goal_targets, name="goal_targets"),
    path("metas/cifras/<int:pk>/corregir/", corrections.figure_correct, name="figure_correct"),
    path("metas/definiciones/", definitions.definition_list, name="definition_list"),
    path(
        "metas/definiciones/<slug:code>/nueva/", definitions.definition_new, name="definition_new"
    ),
    path("convenios/", agreements.agreement_list, name="agreement_list"),
    path("convenios/nuevo/", agreements.agreement_new, name="agreement_new"),
    path("convenios/<int:pk>/", agreements.agreement_file, name="agreement_file"),
    path("convenios/<int:pk>/cambiar/", agreements.agreement_edit, name="agreement_edit"),
    path(
        "convenios/<int:pk>/cuotas/nueva/", disbursements.disbursement_new, name="disbursement_new"
    ),
    path("convenios/cuotas/<int:pk>/", disbursements.disbursement_edit, name="disbursement_edit"),
]
