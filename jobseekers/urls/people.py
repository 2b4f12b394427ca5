from django.urls import path

from jobseekers.views import attentions, identity, merges, person

FILE = "personas/<int:pk>"

urlpatterns = [
    path(f"{FILE}/", person.person_file, name="person_file"),
    path(f"{FILE}/perfil/<slug:step>/", person.person_edit, name="person_edit"),
    path(f"{FILE}/estado/", person.person_status, name="person_status"),
    path(f"{FILE}/permisos/", person.person_consent, name="person_consent"),
    path(f"{FILE}/run/", identity.run_given, name="run_given"),
    path(f"{FILE}/codigo/", person.access_code_issue, name="access_code_issue"),
    path(f"{FILE}/atencion/", attentions.attention_record, name="attention_record"),
    path("duplicados/", merges.duplicate_list, name="duplicate_list"),
    path(f"{FILE}/unir/", merges.merge_search, name="merge_search"),
    path(f"{FILE}/unir/<int:other_pk>/", merges.merge_new, name="merge_new"),
    path(f"{FILE}/distinta/<int:other_pk>/", merges.tell_apart, name="tell_apart"),
    path("uniones/<int:pk>/", merges.merge_file, name="merge_file"),
    path("uniones/<int:pk>/deshacer/", merges.merge_undo, name="merge_undo"),
]
