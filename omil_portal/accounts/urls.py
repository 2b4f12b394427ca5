from allauth.account import views as allauth_views
from django.urls import path

from omil_portal.access.decorators import public, signed_in
from omil_portal.accounts import views

urlpatterns = [
    path("entrar/", public(allauth_views.login), name="account_login"),
    path("entrar/con-codigo/", views.access_code, name="access_code"),
    path("entrar/olvide-mi-clave/", views.forgotten, name="forgotten"),
    path("salir/", signed_in(allauth_views.logout), name="account_logout"),
    path("mi-cuenta/clave/", views.set_password, name="set_password"),
]
