from jobseekers.urls import agenda, assessments, desk, imports, offices, own, people

urlpatterns = [
    *own.urlpatterns,
    *desk.urlpatterns,
    *people.urlpatterns,
    *agenda.urlpatterns,
    *assessments.urlpatterns,
    *offices.urlpatterns,
    *imports.urlpatterns,
]
