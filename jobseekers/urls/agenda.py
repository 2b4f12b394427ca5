from django.urls import path

from jobseekers.views import agenda, agenda_setup, appointments

HOUR = "agenda/horas/<int:pk>"

urlpatterns = [
    path("agenda/", agenda.agenda, name="agenda"),
    path("agenda/avisos/", agenda.hours_to_tell, name="hours_to_tell"),
    path("agenda/sin-quien-atienda/", agenda.hours_stranded, name="hours_stranded"),
    path("personas/<int:pk>/hora/", appointments.hour_new, name="hour_new"),
    path(f"{HOUR}/", appointments.hour_file, name="hour_file"),
    path(f"{HOUR}/cambiar/", appointments.hour_move, name="hour_move"),
    path(f"{HOUR}/anular/", appointments.hour_cancel, name="hour_cancel"),
    path(f"{HOUR}/llegada/", appointments.hour_arrival, name="hour_arrival"),
    path(f"{HOUR}/no-vino/", appointments.hour_no_show, name="hour_no_show"),
    path(f"{HOUR}/aviso/", appointments.hour_told, name="hour_told"),
    path("agenda/servicios/", agenda_setup.agenda_setup, name="agenda_setup"),
    path("agenda/servicios/nuevo/", agenda_setup.service_new, name="service_new"),
    path("agenda/servicios/<int:pk>/", agenda_setup.service_edit, name="service_edit"),
    path("agenda/horarios/nuevo/", agenda_setup.shift_new, name="shift_new"),
    path("agenda/horarios/<int:pk>/terminar/", agenda_setup.shift_end, name="shift_end"),
    path("agenda/cierres/nuevo/", agenda_setup.closure_new, name="closure_new"),
    path("agenda/cierres/<int:pk>/quitar/", agenda_setup.closure_remove, name="closure_remove"),
]
