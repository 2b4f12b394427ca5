from django.urls import path

from jobseekers.views import (
    attention_corrections,
    attention_templates,
    attentions,
    desk,
    desk_registration,
    queue,
    to_do,
)

urlpatterns = [
    path("meson/", desk.desk, name="desk"),
    path("meson/siguiente/", desk.desk_clear, name="desk_clear"),
    path("meson/inscribir/", desk_registration.person_register, name="person_register"),
    path("meson/por-hacer/", to_do.office_to_do, name="office_to_do"),
    path("fila/", queue.queue, name="queue"),
    path("fila/numero/", queue.receive_unknown, name="receive_unknown"),
    path("fila/numero/<int:pk>/", queue.receive_person, name="receive_person"),
    path("fila/siguiente/", queue.call_next, name="call_next"),
    path("fila/<int:pk>/llamar/", queue.visit_call, name="visit_call"),
    path("fila/<int:pk>/espera/", queue.visit_back, name="visit_back"),
    path("fila/<int:pk>/se-fue/", queue.visit_left, name="visit_left"),
    path("fila/<int:pk>/es/<int:seeker_pk>/", queue.visit_is, name="visit_is"),
    path(
        "atenciones/frecuentes/",
        attention_templates.attention_templates,
        name="attention_templates",
    ),
    path(
        "atenciones/frecuentes/nueva/",
        attention_templates.attention_template_new,
        name="attention_template_new",
    ),
    path(
        "atenciones/frecuentes/<int:pk>/",
        attention_templates.attention_template_edit,
        name="attention_template_edit",
    ),
    path("atenciones/", attentions.attention_list, name="attention_list"),
    path("atenciones/<int:pk>/", attention_corrections.attention_correct, name="attention_correct"),
    path(
        "atenciones/<int:pk>/anular/",
        attention_corrections.attention_remove,
        name="attention_remove",
    ),
]
