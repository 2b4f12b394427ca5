from django.urls import path

from sence_programs.views import (
    fairs,
    fairs_door,
    fairs_people,
    fairs_planning,
    fairs_report,
    fairs_stands,
)

FAIR = "ferias/<int:pk>"
DOOR, STAND = f"{FAIR}/entrada", f"{FAIR}/stands/<int:stand_pk>"

urlpatterns = [
    path("ferias/", fairs.fair_list, name="fair_list"),
    path("ferias/nueva/", fairs_planning.fair_new, name="fair_new"),
    path(f"{FAIR}/", fairs.fair_page, name="fair_page"),
    path(f"{FAIR}/inscribirme/", fairs.fair_join, name="fair_join"),
    path(f"{FAIR}/no-ire/", fairs.fair_leave, name="fair_leave"),
    path(f"{FAIR}/mi-pase/", fairs.fair_pass, name="fair_pass"),
    path(f"{FAIR}/ficha/", fairs_planning.fair_file, name="fair_file"),
    path(f"{FAIR}/cambiar/", fairs_planning.fair_edit, name="fair_edit"),
    path(f"{FAIR}/suspender/", fairs_planning.fair_cancel, name="fair_cancel"),
    path(f"{FAIR}/no-realizada/", fairs_planning.fair_not_held, name="fair_not_held"),
    path(f"{FAIR}/paso/<slug:move>/", fairs_planning.fair_move, name="fair_move"),
    path(f"{FAIR}/personas/", fairs_people.fair_people, name="fair_people"),
    path(f"{FAIR}/personas/inscribir/", fairs_people.fair_enrol, name="fair_enrol"),
    path(f"{FAIR}/personas/<int:registration_pk>/pase/", fairs.fair_pass_of, name="fair_pass_of"),
    path(
        f"{FAIR}/personas/<int:registration_pk>/anular/",
        fairs_people.fair_withdraw,
        name="fair_withdraw",
    ),
    path(f"{DOOR}/", fairs_door.fair_door, name="fair_door"),
    path(f"{DOOR}/codigo/", fairs_door.fair_door_code, name="fair_door_code"),
    path(f"{DOOR}/documento/", fairs_door.fair_door_number, name="fair_door_number"),
    path(f"{DOOR}/inscribir/", fairs_door.fair_walk_in, name="fair_walk_in"),
    path(f"{DOOR}/en-espera/", fairs_door.fair_queue, name="fair_queue"),
    path("f/<slug:code>/", fairs_door.fair_arrival, name="fair_arrival"),
    path(f"{FAIR}/stands/", fairs_stands.fair_stands, name="fair_stands"),
    path(f"{FAIR}/stands/nuevo/", fairs_stands.fair_stand_new, name="fair_stand_new"),
    path(f"{STAND}/", fairs_stands.fair_stand, name="fair_stand"),
    path(f"{STAND}/ofertas/", fairs_stands.fair_stand_offers, name="fair_stand_offers"),
    path(f"{STAND}/presente/", fairs_stands.fair_stand_present, name="fair_stand_present"),
    path(f"{STAND}/devolver/", fairs_stands.fair_stand_release, name="fair_stand_release"),
    path(f"{STAND}/entrevista/", fairs_stands.fair_interview, name="fair_interview"),
    path(f"{FAIR}/informe/", fairs_report.fair_report, name="fair_report"),
    path(f"{FAIR}/informe.xlsx", fairs_report.fair_report_xlsx, name="fair_report_xlsx"),
    path(f"{FAIR}/informe/<slug:figure>/", fairs_report.fair_report_list, name="fair_report_list"),
]
