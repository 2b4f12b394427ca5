from jobseekers.urls import agenda, desk, imports, offices, own, people

urlpatterns = [
    *own.urlpatterns,
    *desk.urlpatterns,
    *people.urlpatterns,
    *agenda.urlpatterns,
    *offices.urlpatterns,
    *imports.urlpatterns,
]
