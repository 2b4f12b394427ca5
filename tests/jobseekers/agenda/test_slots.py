"""Which hours there are, from the officers' weekly hours."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from jobseekers.agenda.slots import Away, Block, Taken, free_slots

ZONE = ZoneInfo("America/Santiago")
MONDAY = date(2026, 11, 2)
LONG_AGO = datetime(2020, 1, 1, tzinfo=ZONE)
ANA, BETO = 1, 2


def block(officer=ANA, starts=time(9), ends=time(11), minutes=30, places=1, **more) -> Block:
    more.setdefault("since", date(2020, 1, 1))
    return Block(officer, 0, starts, ends, minutes, places, **more)


def hours(*blocks, days=(MONDAY,), after=LONG_AGO, **more) -> list[str]:
    slots = free_slots(blocks, days, zone=ZONE, after=after, **more)
    return [f"{slot.starts_at:%H:%M}" for slot in slots]


def at(hour: int, minute: int = 0) -> datetime:
    return datetime.combine(MONDAY, time(hour, minute), ZONE)


def test_a_morning_is_cut_in_whole_hours_of_the_service():
    assert hours(block(minutes=50)) == ["09:00", "09:50"]


def test_another_weekday_has_none():
    assert hours(block(), days=[MONDAY + timedelta(days=1)]) == []


def test_an_hour_somebody_has_is_gone_and_its_neighbours_stay():
    taken = [Taken(ANA, at(9, 30), at(10))]
    assert hours(block(), taken=taken) == ["09:00", "10:00", "10:30"]


def test_an_hour_of_another_service_that_overlaps_takes_both_it_touches():
    taken = [Taken(ANA, at(9, 15), at(9, 45))]
    assert hours(block(), taken=taken) == ["10:00", "10:30"]


def test_another_officers_hours_take_nothing():
    assert len(hours(block(), taken=[Taken(BETO, at(9), at(11))])) == 4


def test_a_group_has_room_until_it_is_full():
    group = block(ends=time(9, 30), places=2)
    one = [Taken(ANA, at(9), at(9, 30))]
    assert hours(group, taken=one) == ["09:00"]
    assert hours(group, taken=one * 2) == []


def test_what_has_begun_cannot_be_asked_for():
    assert hours(block(), after=at(9, 30)) == ["10:00", "10:30"]


def test_hours_hold_from_their_first_day_to_the_day_before_their_end():
    week = timedelta(days=7)
    mondays = [MONDAY - week, MONDAY, MONDAY + week]
    for_a_week = block(ends=time(9, 30), since=MONDAY, until=MONDAY + week)
    assert len(hours(for_a_week, days=mondays)) == 1


def test_a_day_without_attention_takes_everybodys_hours_and_a_leave_one_officers():
    both = [block(ANA, ends=time(9, 30)), block(BETO, ends=time(9, 30))]
    assert hours(*both, away=[Away(MONDAY, MONDAY)]) == []
    assert hours(*both, away=[Away(MONDAY, MONDAY, ANA)]) == ["09:00"]


def test_the_day_the_clock_changes_keeps_the_offices_hours():
    sunday = date(2026, 9, 6)
    monday = sunday + timedelta(days=1)
    (slot,) = free_slots([block(ends=time(9, 30))], [monday], zone=ZONE, after=LONG_AGO)
    assert slot.starts_at.isoformat() == "2026-09-07T09:00:00-03:00"


@given(
    starts=st.integers(8 * 60, 12 * 60),
    long=st.integers(1, 300),
    minutes=st.integers(5, 120),
    places=st.integers(1, 4),
    taken=st.lists(st.tuples(st.integers(0, 400), st.integers(1, 90)), max_size=8),
)
def test_whatever_is_taken_no_free_hour_holds_more_people_than_places(
    starts, long, minutes, places, taken
):
    def moment(minute: int) -> datetime:
        return datetime.combine(MONDAY, time(0), ZONE) + timedelta(minutes=minute)

    rows = [Taken(ANA, moment(480 + s), moment(480 + s + n)) for s, n in taken]
    end = starts + long
    whole = block(
        starts=time(starts // 60, starts % 60),
        ends=time(end // 60, end % 60),
        minutes=minutes,
        places=places,
    )
    for slot in free_slots([whole], [MONDAY], zone=ZONE, after=LONG_AGO, taken=rows):
        during = sum(t.starts_at < slot.ends_at and slot.starts_at < t.ends_at for t in rows)
        assert during + slot.free == slot.places == places
        assert moment(starts) <= slot.starts_at < slot.ends_at <= moment(end)
