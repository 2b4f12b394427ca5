from django.urls import path

from jobseekers.views import attentions, person

FILE = "personas/<int:pk>"

urlpatterns = [
    path(f"{FILE}/", person.person_file, name="person_file"),
    path(f"{FILE}/perfil/<slug:step>/", person.person_edit, name="person_edit"),
    path(f"{FILE}/estado/", person.person_status, name="person_status"),
    path(f"{FILE}/permisos/", person.person_consent, name="person_consent"),
    path(f"{FILE}/codigo/", person.access_code_issue, name="access_code_issue"),
    path(f"{FILE}/atencion/", attentions.attention_record, name="attention_record"),
]
