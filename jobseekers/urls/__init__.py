from jobseekers.urls import agenda, desk, own, people

urlpatterns = [*own.urlpatterns, *desk.urlpatterns, *people.urlpatterns, *agenda.urlpatterns]
