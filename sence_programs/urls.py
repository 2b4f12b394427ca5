from django.urls import path

from sence_programs.views import agreements, benefits, goals, person_benefits, region

urlpatterns = [
    path("region/", region.region_dashboard, name="region_dashboard"),
    path("region/grafico/<slug:kind>/", region.region_chart, name="region_chart"),
    path("region/lista/<slug:indicator>/", region.region_list, name="region_list"),
    path("metas/", goals.office_goals, name="office_goals"),
    path("metas/<int:goal_pk>/lista/", goals.goal_list_behind, name="goal_list_behind"),
    path("metas/<int:goal_pk>/avance.svg", goals.goal_chart, name="goal_chart"),
    path("convenios/", agreements.agreement_list, name="agreement_list"),
    path("convenios/nuevo/", agreements.agreement_new, name="agreement_new"),
    path("convenios/<int:pk>/", agreements.agreement_file, name="agreement_file"),
    path("convenios/<int:pk>/cambiar/", agreements.agreement_edit, name="agreement_edit"),
    path("beneficios/", benefits.benefits, name="benefits"),
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
