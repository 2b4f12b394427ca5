from django.urls import path

from jobseekers.views import attentions, desk, desk_registration

urlpatterns = [
    path("meson/", desk.desk, name="desk"),
    path("meson/siguiente/", desk.desk_clear, name="desk_clear"),
    path("meson/inscribir/", desk_registration.person_register, name="person_register"),
    path("atenciones/", attentions.attention_list, name="attention_list"),
]
