from sence_programs.urls import answers, benefits, courses, fairs, goals, meetings

urlpatterns = [
    *goals.urlpatterns,
    *benefits.urlpatterns,
    *meetings.urlpatterns,
    *answers.urlpatterns,
    *fairs.urlpatterns,
    *courses.urlpatterns,
]
