"""Money, RUN, dates and durations as people in Chile write them."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils.timezone import override

from omil_portal.look import formats


@pytest.mark.parametrize(
    ("pesos", "written"),
    [(0, "$\xa00"), (999, "$\xa0999"), (529000, "$\xa0529.000"), (-40000, "-$\xa040.000")],
)
def test_money_has_points_every_three_digits(pesos, written):
    assert formats.money(pesos) == written


@pytest.mark.parametrize("stored", ["125319092", "12531909-2", "12.531.909-2"])
def test_a_run_reads_the_same_however_it_was_stored(stored):
    assert formats.run(stored) == "12.531.909-2"


def test_a_run_may_come_in_two_parts():
    assert formats.run("12531909", "2") == "12.531.909-2"


def test_the_check_digit_k_is_a_capital_letter():
    assert formats.run("7654321k") == "7.654.321-K"


def test_another_document_is_left_as_it_is():
    assert formats.run("PA-XY12") == "PA-XY12"


def test_a_long_date_names_its_day_and_its_year():
    assert formats.long_date(date(2026, 11, 24)) == "martes 24 de noviembre de 2026"


def test_a_moment_is_told_in_the_readers_time_zone():
    at = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
    with override("America/Santiago"):
        assert draw("{{ at|moment }}", at=at) == "martes 24 de noviembre, 15:30"


@pytest.mark.parametrize(
    ("duration", "written"),
    [(0, "0\xa0min"), (45, "45\xa0min"), (80, "1\xa0h 20\xa0min"), (120, "2\xa0h")],
)
def test_travel_is_told_in_hours_and_minutes(duration, written):
    assert formats.minutes(duration) == written


@pytest.mark.parametrize("name", ["money", "run", "minutes", "day", "long_date", "status_tag"])
def test_what_is_not_known_is_left_blank(name):
    assert draw("{{ nothing|" + name + " }}", nothing=None) == ""


def draw(source: str, **values) -> str:
    return Template(source).render(Context(values))
