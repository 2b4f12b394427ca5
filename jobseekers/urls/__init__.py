from jobseekers.urls import agenda, desk, offices, own, people

urlpatterns = [
    *own.urlpatterns,
    *desk.urlpatterns,
    *people.urlpatterns,
    *agenda.urlpatterns,
    *offices.urlpatterns,
]
