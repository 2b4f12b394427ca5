"""The office's list of calls, and the page of one."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from matching.follow_up_rules import months_after
from matching.models import FollowUp
from tests.factories.matching import FollowUpFactory

pytestmark = pytest.mark.django_db
LIST = reverse("follow_up_list")


def call(office, *, late=0, **changes):
    on = timezone.localdate() - timedelta(days=late)
    changes = {"placement__starts_on": months_after(on, -3), "due_on": on} | changes
    return FollowUpFactory(placement__office=office, **changes)


def page_of(follow_up):
    return reverse("follow_up_file", args=[follow_up.pk])


def shown(response) -> list[int]:
    return [row.pk for row in response.context["page"]]


def test_who_waits_longest_is_first_and_who_is_not_due_waits(desk, office):
    today, late = call(office), call(office, late=9)
    call(office, late=-1)
    assert shown(desk.get(LIST)) == [late.pk, today.pk]


def test_another_month_and_what_comes_later_are_found(desk, office):
    call(office)
    later = call(office, late=-5)
    one = call(office, months=1)
    assert shown(desk.get(LIST, {"state": "coming"})) == [later.pk]
    assert shown(desk.get(LIST, {"months": "1"})) == [one.pk]


def test_the_number_can_be_called_with_a_touch(desk, office):
    call(office, placement__seeker__phone="9 8765 4321")
    assert 'href="tel:987654321"' in desk.get(LIST).content.decode()


def test_more_calls_take_no_more_queries(desk, office, django_assert_max_num_queries):
    for _ in range(8):
        call(office)
    with django_assert_max_num_queries(14):
        desk.get(LIST)


def test_recording_goes_back_to_the_list(desk, office):
    follow_up = call(office)
    response = desk.post(page_of(follow_up), {"still_working": "yes"})
    follow_up.refresh_from_db()
    assert (response.url, follow_up.state) == (LIST, FollowUp.State.DONE)


def test_an_end_without_its_day_keeps_what_was_typed(desk, office):
    typed = {"still_working": "no", "reason": "pay", "note": "Vive lejos"}
    page = desk.post(page_of(call(office)), typed).content.decode()
    assert "Completa «Último día de trabajo»." in page
    assert 'value="Vive lejos"' in page


def test_nobody_answers(desk, office):
    follow_up = call(office)
    desk.post(reverse("follow_up_no_answer", args=[follow_up.pk]), {"tries": "0"})
    follow_up.refresh_from_db()
    assert follow_up.call_on == timezone.localdate() + timedelta(days=3)


def test_what_was_noted_by_mistake_is_corrected_on_its_page(desk, office):
    follow_up = call(office)
    ended = {"still_working": "no", "reason": "pay", "looks_for_work": "yes"}
    ended |= {"ended_on": timezone.localdate().isoformat(), "note": "Vive lejos"}
    desk.post(page_of(follow_up), ended)
    correct = reverse("follow_up_correct", args=[follow_up.pk])
    assert correct in desk.get(page_of(follow_up)).content.decode()
    assert 'value="Vive lejos"' in desk.get(correct).content.decode()
    page = desk.post(correct, {"still_working": "yes", "note": "Se oía mal"}, follow=True)
    assert "El seguimiento quedó corregido." in page.content.decode()
    follow_up.refresh_from_db()
    assert (follow_up.still_working, follow_up.note) == (True, "Se oía mal")


def test_who_could_not_be_reached_may_call_back(desk, office):
    follow_up = call(office, state=FollowUp.State.NOT_REACHED, tries=3)
    page = desk.get(page_of(follow_up)).content.decode()
    assert "Si la persona llama" in page
    assert "No contesta" not in page
    desk.post(page_of(follow_up), {"still_working": "yes"})
    follow_up.refresh_from_db()
    assert follow_up.state == FollowUp.State.DONE
