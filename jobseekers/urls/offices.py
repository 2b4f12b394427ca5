from django.urls import path

from jobseekers.views import offices

urlpatterns = [
    path("oficinas/", offices.office_directory, name="office_directory"),
    path("oficinas/<slug:slug>/", offices.office_page, name="office_page"),
    path("mi-oficina/tablero/", offices.my_office, name="my_office"),
    path("oficinas/<slug:slug>/datos/", offices.office_edit, name="office_edit"),
    path("oficinas/<slug:slug>/tablero/", offices.office_board, name="office_board"),
    path(
        "oficinas/<slug:slug>/registros/<slug:gap>/",
        offices.records_lacking,
        name="records_lacking",
    ),
]
