from django.urls import path

from omil_portal.night import views

urlpatterns = [path("noches/", views.night_list, name="night_list")]
