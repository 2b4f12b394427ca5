from django.urls import path

from omil_portal.downloads import views

urlpatterns = [
    path("mis-descargas/", views.download_list, name="download_list"),
    path("mis-descargas/pedir/<slug:name>/", views.download_new, name="download_new"),
    path("mis-descargas/<int:pk>/", views.download_file, name="download_file"),
]
