from allauth.account import views as allauth_views
from django.urls import path

from omil_portal.access.decorators import public, signed_in

urlpatterns = [
    path("entrar/", public(allauth_views.login), name="account_login"),
    path("salir/", signed_in(allauth_views.logout), name="account_logout"),
]
