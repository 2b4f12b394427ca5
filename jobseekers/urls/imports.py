from django.urls import path

from jobseekers.views import imports

IMPORT = "importar/<int:pk>"

urlpatterns = [
    path("importar/", imports.import_list, name="import_list"),
    path("importar/nueva/", imports.import_new, name="import_new"),
    path(f"{IMPORT}/", imports.import_file, name="import_file"),
    path(f"{IMPORT}/columnas/", imports.import_columns, name="import_columns"),
    path(f"{IMPORT}/filas/<int:row_pk>/", imports.import_row, name="import_row"),
    path(f"{IMPORT}/filas/<int:row_pk>/confirmar/", imports.import_confirm, name="import_confirm"),
    path(f"{IMPORT}/guardar/", imports.import_apply, name="import_apply"),
    path(f"{IMPORT}/deshacer/", imports.import_undo, name="import_undo"),
    path(f"{IMPORT}/otra-vez/", imports.import_again, name="import_again"),
]
