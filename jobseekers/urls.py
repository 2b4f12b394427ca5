from django.urls import path

from jobseekers.views import attentions, desk, desk_registration, own, person, registration

urlpatterns = [
    path("registro/", registration.seeker_register, name="seeker_register"),
    path("mi-pagina/", own.my_page, name="my_page"),
    path("mi-pagina/estado/", own.my_status, name="my_status"),
    path("mi-perfil/<slug:step>/", own.profile_step, name="profile_step"),
    path("mis-consentimientos/", own.my_consent, name="my_consent"),
    path("meson/", desk.desk, name="desk"),
    path("meson/siguiente/", desk.desk_clear, name="desk_clear"),
    path("meson/inscribir/", desk_registration.person_register, name="person_register"),
    path("personas/<int:pk>/", person.person_file, name="person_file"),
    path("personas/<int:pk>/perfil/<slug:step>/", person.person_edit, name="person_edit"),
    path("personas/<int:pk>/estado/", person.person_status, name="person_status"),
    path("personas/<int:pk>/permisos/", person.person_consent, name="person_consent"),
    path("personas/<int:pk>/codigo/", person.access_code_issue, name="access_code_issue"),
    path("personas/<int:pk>/atencion/", attentions.attention_record, name="attention_record"),
    path("atenciones/", attentions.attention_list, name="attention_list"),
]
