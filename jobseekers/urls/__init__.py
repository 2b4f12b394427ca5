from jobseekers.urls import (
    agenda,
    assessments,
    desk,
    imports,
    offices,
    other_services,
    own,
    people,
    prints,
)

urlpatterns = [
    *own.urlpatterns,
    *desk.urlpatterns,
    *people.urlpatterns,
    *agenda.urlpatterns,
    *assessments.urlpatterns,
    *other_services.urlpatterns,
    *offices.urlpatterns,
    *imports.urlpatterns,
    *prints.urlpatterns,
]
