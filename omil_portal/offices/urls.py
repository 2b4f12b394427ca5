from django.urls import path

from omil_portal.offices import views

urlpatterns = [
    path("oficinas/<slug:slug>/equipo/", views.staff_list, name="staff_list"),
    path("oficinas/<slug:slug>/equipo/<int:pk>/terminar/", views.staff_end, name="staff_end"),
    path("oficinas/<slug:slug>/equipo/<int:pk>/codigo/", views.staff_code, name="staff_code"),
    path("oficinas/<slug:slug>/viajes/", views.travel_list, name="travel_list"),
    path("mi-oficina/", views.choose_office, name="choose_office"),
    path("mi-region/", views.choose_region, name="choose_region"),
]
