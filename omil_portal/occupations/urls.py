from django.urls import path

from omil_portal.occupations import views

urlpatterns = [path("ocupaciones/", views.occupation_search, name="occupation_search")]
