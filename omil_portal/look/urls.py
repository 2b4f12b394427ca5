from django.urls import path

from omil_portal.look.views import accessibility, components

urlpatterns = [
    path("accesibilidad/", accessibility, name="accessibility"),
    path("componentes/", components, name="components"),
]
