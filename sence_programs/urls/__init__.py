from sence_programs.urls import (
    answers,
    benefits,
    courses,
    fairs,
    forecast,
    goals,
    meetings,
    plan,
    report,
)

urlpatterns = [
    *goals.urlpatterns,
    *report.urlpatterns,
    *forecast.urlpatterns,
    *plan.urlpatterns,
    *benefits.urlpatterns,
    *meetings.urlpatterns,
    *answers.urlpatterns,
    *fairs.urlpatterns,
    *courses.urlpatterns,
]
