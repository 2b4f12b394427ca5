from django.urls import path

from sence_programs.views import forecast

urlpatterns = [
    path("metas/<int:goal_pk>/pronostico/", forecast.goal_forecast, name="goal_forecast"),
    path(
        "metas/<int:goal_pk>/pronostico.svg",
        forecast.goal_forecast_chart,
        name="goal_forecast_chart",
    ),
]
