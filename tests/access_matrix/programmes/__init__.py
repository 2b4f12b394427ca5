"""The rows of `sence_programs`, a module for each concept."""

from tests.access_matrix.programmes import (
    answers,
    benefits,
    courses,
    fairs,
    goals,
    meetings,
    plan,
    report,
)
from tests.access_matrix.row import Row

ROWS: list[Row] = [
    *goals.ROWS,
    *benefits.ROWS,
    *meetings.ROWS,
    *answers.ROWS,
    *fairs.ROWS,
    *courses.ROWS,
    *plan.ROWS,
    *report.ROWS,
]
