from django.urls import path

from sence_programs.views.meetings import (
    agenda,
    attendance,
    commitments,
    lists,
    materials,
    minutes,
    preparing,
)

MEETING = "encuentros/<int:pk>/"
ITEM = f"{MEETING}tabla/<int:item_pk>/"

urlpatterns = [
    path("encuentros/", lists.meeting_list, name="meeting_list"),
    path("encuentros/nuevo/", preparing.meeting_new, name="meeting_new"),
    path("encuentros/llegada/<str:token>/", attendance.meeting_arrival, name="meeting_arrival"),
    path(MEETING, lists.meeting_file, name="meeting_file"),
    path(f"{MEETING}calendario.ics", lists.meeting_calendar, name="meeting_calendar"),
    path(f"{MEETING}cambiar/", preparing.meeting_edit, name="meeting_edit"),
    path(f"{MEETING}oficinas/", preparing.meeting_invite, name="meeting_invite"),
    path(f"{MEETING}convocar/", preparing.meeting_call, name="meeting_call"),
    path(f"{MEETING}comenzar/", preparing.meeting_hold, name="meeting_hold"),
    path(f"{MEETING}cerrar/", preparing.meeting_close, name="meeting_close"),
    path(f"{MEETING}suspender/", preparing.meeting_cancel, name="meeting_cancel"),
    path(f"{MEETING}tabla/nuevo/", agenda.agenda_item_new, name="agenda_item_new"),
    path(ITEM, agenda.agenda_item_edit, name="agenda_item_edit"),
    path(f"{ITEM}subir/", agenda.agenda_item_raise, name="agenda_item_raise"),
    path(f"{ITEM}quitar/", agenda.agenda_item_remove, name="agenda_item_remove"),
    path(f"{ITEM}acta/", agenda.item_record, name="item_record"),
    path(f"{ITEM}compromiso/", commitments.commitment_new, name="commitment_new"),
    path(f"{MEETING}documentos/nuevo/", materials.material_add, name="material_add"),
    path(f"{MEETING}documentos/<int:material_pk>/", materials.material_file, name="material_file"),
    path(
        f"{MEETING}documentos/<int:material_pk>/quitar/",
        materials.material_remove,
        name="material_remove",
    ),
    path(
        f"{MEETING}respuesta/<int:invitation_pk>/",
        attendance.invitation_answer,
        name="invitation_answer",
    ),
    path(f"{MEETING}puerta/", attendance.meeting_door, name="meeting_door"),
    path(f"{MEETING}puerta/codigo.svg", attendance.meeting_door_code, name="meeting_door_code"),
    path(f"{MEETING}asistencia/", attendance.meeting_attendance, name="meeting_attendance"),
    path(f"{MEETING}asistencia/otra/", attendance.attendance_walk_in, name="attendance_walk_in"),
    path(
        f"{MEETING}asistencia/<int:attendance_pk>/quitar/",
        attendance.attendance_remove,
        name="attendance_remove",
    ),
    path(f"{MEETING}acta/", minutes.meeting_minutes, name="meeting_minutes"),
    path(f"{MEETING}acta.pdf", minutes.meeting_minutes_pdf, name="meeting_minutes_pdf"),
    path(
        f"{MEETING}compromisos/<int:commitment_pk>/quitar/",
        commitments.commitment_remove,
        name="commitment_remove",
    ),
    path("compromisos/", commitments.commitment_list, name="commitment_list"),
    path("compromisos/oficina/", commitments.commitment_panel, name="commitment_panel"),
    path("compromisos/<int:pk>/", commitments.commitment_file, name="commitment_file"),
]
