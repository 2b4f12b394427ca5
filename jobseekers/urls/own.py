from django.urls import path

from jobseekers.views import own, own_hours, registration

urlpatterns = [
    path("registro/", registration.seeker_register, name="seeker_register"),
    path("mi-pagina/", own.my_page, name="my_page"),
    path("mi-pagina/estado/", own.my_status, name="my_status"),
    path("mi-perfil/<slug:step>/", own.profile_step, name="profile_step"),
    path("mis-consentimientos/", own.my_consent, name="my_consent"),
    path("mis-horas/", own_hours.my_hours, name="my_hours"),
    path("mis-horas/pedir/", own_hours.my_hour_new, name="my_hour_new"),
    path("mis-horas/<int:pk>/cambiar/", own_hours.my_hour_move, name="my_hour_move"),
    path("mis-horas/<int:pk>/anular/", own_hours.my_hour_cancel, name="my_hour_cancel"),
]
