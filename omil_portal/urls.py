"""Every address of the portal. Each app declares its own; this file only puts them together."""

from django.urls import include, path

urlpatterns = [
    path("", include("omil_portal.look.urls")),
    path("", include("omil_portal.accounts.urls")),
    path("", include("omil_portal.offices.urls")),
    path("", include("omil_portal.occupations.urls")),
    path("", include("omil_portal.outbox.urls")),
    path("", include("omil_portal.downloads.urls")),
    path("", include("omil_portal.night.urls")),
    path("", include("jobseekers.urls")),
    path("", include("employers.urls")),
    path("", include("matching.urls")),
    path("", include("sence_programs.urls")),
]
