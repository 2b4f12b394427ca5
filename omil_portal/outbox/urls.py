from django.urls import path

from omil_portal.outbox import views

urlpatterns = [path("mis-mensajes/", views.my_messages, name="my_messages")]
