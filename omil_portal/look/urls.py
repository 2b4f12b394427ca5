from django.urls import path

from omil_portal.look import views

urlpatterns = [
    path("", views.home, name="home"),
    path("inicio/", views.start, name="start"),
    path("privacidad/", views.privacy, name="privacy"),
    path("accesibilidad/", views.accessibility, name="accessibility"),
    path("componentes/", views.components, name="components"),
]
