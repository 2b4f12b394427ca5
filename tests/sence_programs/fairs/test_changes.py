"""Who signed up is told, once, when a fair moves or is called off."""

from datetime import time, timedelta

import pytest
from django.urls import reverse

from employers.models import Employer
from omil_portal.outbox.models import Message
from omil_portal.refusals import Refused
from sence_programs.models import JobFair
from sence_programs.services.fairs import cancel_fair, save_fair
from tests.factories.employers import EmployerFactory
from tests.factories.fairs import FairRegistrationFactory, FairStandFactory, JobFairFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import ComunaFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db

WEEK = timedelta(days=7)


@pytest.fixture
def fair(office, liaison):
    return JobFairFactory(office=office, organiser=liaison, in_two_weeks=True)


@pytest.fixture
def signed_up(fair, stand, member):
    """A person with an account, one with an e-mail only, one with neither, and a company."""
    return [
        FairRegistrationFactory(fair=fair, seeker=seeker)
        for seeker in (
            JobSeekerFactory(with_account=True, email=""),
            JobSeekerFactory(email="maria@correo.example"),
            JobSeekerFactory(email="", phone="+56987654321", user=None),
        )
    ]


def change(fair, **columns):
    fair = JobFair.objects.get(pk=fair.pk)
    for name, value in columns.items():
        setattr(fair, name, value)
    return save_fair(fair=fair, partners=[], by=fair.organiser, at=AT)


def later(fair):
    return {"starts_on": fair.starts_on + WEEK, "ends_on": fair.ends_on + WEEK}


def told() -> int:
    """People and companies that were written to: each once, by e-mail or in the portal."""
    return Message.objects.filter(subject__startswith="Cambió la feria").count()


def test_people_and_companies_are_told_each_by_their_own_channel(fair, signed_up, member):
    change(fair, **later(fair))
    messages = Message.objects.filter(subject=f"Cambió la feria «{fair}»")
    assert {(m.user, m.channel) for m in messages if m.channel == "portal"} == {
        (signed_up[0].seeker.user, "portal"),
        (member, "portal"),
    }
    assert "maria@correo.example" in {m.address for m in messages if m.channel == "email"}
    assert "Antes era" in messages.first().body


@pytest.mark.parametrize(
    ("columns", "tells"),
    [
        ({"opens_at": time(8)}, True),
        ({"closes_at": time(18)}, True),
        ({"place": "Plaza de Armas"}, True),
        ({"title": "Feria de Primavera"}, False),
        ({"directions": "Micro 12"}, False),
        ({"capacity": 9}, False),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else str(value),
)
def test_only_the_day_the_hour_and_the_place_are_told(fair, registration, columns, tells):
    change(fair, **columns)
    assert bool(told()) is tells


def test_another_comuna_is_told(fair, registration):
    change(fair, comuna=ComunaFactory(name="Calbuco"))
    assert told()


def test_the_same_change_sent_twice_is_told_once_and_going_back_is_another(fair, registration):
    first = later(fair)
    change(fair, **first)
    once = told()
    change(fair, **first)
    assert told() == once
    change(fair, starts_on=fair.starts_on, ends_on=fair.ends_on)
    assert told() == 2 * once


def test_a_fair_that_is_over_is_corrected_in_silence(seeker):
    fair = JobFairFactory(starts_on=ON - WEEK)
    FairRegistrationFactory(fair=fair, seeker=seeker)
    change(fair, opens_at=time(8))
    assert not told()


def test_nothing_is_told_when_the_change_is_refused(fair, registration):
    FairStandFactory(fair=fair, number=5)
    with pytest.raises(Refused):
        change(fair, capacity=2, **later(fair))
    assert not told()


def test_a_form_that_was_open_does_not_take_a_fair_back_to_an_earlier_state(fair):
    stale = JobFair.objects.get(pk=fair.pk)
    JobFair.objects.filter(pk=fair.pk).update(state="held")
    save_fair(fair=stale, partners=[], by=fair.organiser, at=AT)
    fair.refresh_from_db()
    assert fair.state == "held"


def test_calling_it_off_tells_everybody_why_and_once(fair, signed_up, member):
    for _ in range(2):
        cancel_fair(fair=fair, reason="Alerta por temporal.", by=fair.organiser, at=AT)
    messages = Message.objects.filter(subject=f"Se suspendió la feria «{fair}»")
    assert {m.user for m in messages if m.channel == "portal"} == {
        signed_up[0].seeker.user,
        member,
    }
    assert all("Alerta por temporal." in m.body for m in messages)
    assert list(fair.events.values_list("to_state", flat=True)) == ["cancelled"]


@pytest.mark.parametrize("state", ["draft", "held"])
def test_a_draft_and_a_held_fair_are_not_called_off(fair, state):
    JobFair.objects.filter(pk=fair.pk).update(state=state)
    with pytest.raises(Refused):
        cancel_fair(fair=fair, reason="Temporal.", by=fair.organiser, at=AT)


def test_a_fair_that_people_came_to_is_not_called_off(fair):
    FairRegistrationFactory(fair=fair, came=True)
    with pytest.raises(Refused, match="Ya vino gente"):
        cancel_fair(fair=fair, reason="Temporal.", by=fair.organiser, at=AT)


def test_a_fair_called_off_takes_nobody_and_does_not_change(at_work, fair, signed_up):
    cancel_fair(fair=fair, reason="Temporal.", by=fair.organiser, at=AT)
    assert "Se suspendió" in at_work.get(reverse("fair_page", args=[fair.pk])).content.decode()
    with pytest.raises(Refused, match="suspendida y ya no cambia"):
        change(fair, **later(fair))


def test_the_page_says_how_many_will_be_told_and_whom_to_call(at_work, fair, signed_up):
    Employer.objects.update(email="")
    FairStandFactory(fair=fair, employer=EmployerFactory(email=""), number=2)
    for page in ("fair_edit", "fair_cancel"):
        shown = at_work.get(reverse(page, args=[fair.pk])).content.decode()
        assert "avisaremos a 2 personas y 1 empresa." in shown
        assert "Habrá que llamar a 1 persona y 1 empresa" in shown
    called = at_work.get(reverse("fair_people", args=[fair.pk]) + "?ver=llamar").content.decode()
    assert "+56987654321" in called
    assert called.count('data-label="Teléfono"') == 1
