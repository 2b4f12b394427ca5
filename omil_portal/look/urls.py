from django.urls import path

from omil_portal.look.views import components

urlpatterns = [path("componentes/", components, name="components")]
