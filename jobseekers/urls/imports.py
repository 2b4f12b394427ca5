from django.urls import path

from jobseekers.views.imports import checking, uploading, writing

IMPORT = "importar/<int:pk>"

urlpatterns = [
    path("importar/", uploading.import_list, name="import_list"),
    path("importar/nueva/", uploading.import_new, name="import_new"),
    path(f"{IMPORT}/", checking.import_file, name="import_file"),
    path(f"{IMPORT}/columnas/", uploading.import_columns, name="import_columns"),
    path(f"{IMPORT}/filas/<int:row_pk>/", checking.import_row, name="import_row"),
    path(f"{IMPORT}/filas/<int:row_pk>/confirmar/", checking.import_confirm, name="import_confirm"),
    path(f"{IMPORT}/guardar/", writing.import_apply, name="import_apply"),
    path(f"{IMPORT}/deshacer/", writing.import_undo, name="import_undo"),
    path(f"{IMPORT}/otra-vez/", writing.import_again, name="import_again"),
]
