"""The demonstration: one account for each role, and something to see for each."""

import io
import re
from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import resolve, reverse

from jobseekers.models import Attention, JobSeeker
from matching.models import Run
from omil_portal.access.actor import actor_for
from omil_portal.access.roles import OFFICE_ROLES, Role
from omil_portal.accounts.models import User
from omil_portal.demo.accounts import ACCOUNTS, BY_ROLE, PASSWORD
from omil_portal.demo.staff import HOME

# Made once: all of it in one process.
pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.xdist_group("demo")]
LINK = re.compile(r'(?:href|hx-get)="(/(?!static/)[^"#?]*)')


@pytest.fixture(scope="module")
def demonstration(chile, django_db_blocker):
    """Inside the transaction of `chile`, which undoes it."""
    with django_db_blocker.unblock():
        call_command("reference", stdout=io.StringIO())
        out = io.StringIO()
        call_command("demo", scale=3, stdout=out)
        connection.check_constraints()
    return out.getvalue()


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.role.value)
def test_each_account_signs_in_with_its_role_and_finds_its_page(demonstration, client, account):
    signed = client.post(
        reverse("account_login"), {"login": account.login, "password": PASSWORD}, follow=True
    )
    assert signed.status_code == 200
    assert signed.wsgi_request.user.full_name == account.full_name
    assert account.role in actor_for(signed.wsgi_request.user).roles


def test_every_role_has_an_account():
    assert set(BY_ROLE) == set(Role)


def test_its_own_seeker_sees_vacancies_with_reasons(demonstration, client):
    client.force_login(User.objects.get(username=BY_ROLE[Role.SEEKER].run.canonical))
    page = client.get(reverse("my_matches")).content.decode()
    assert "Por qué te la mostramos" in page


def test_loading_it_again_adds_nobody(demonstration):
    people, runs = JobSeeker.objects.count(), Run.objects.count()
    out = io.StringIO()
    call_command("demo", stdout=out)
    assert (JobSeeker.objects.count(), Run.objects.count()) == (people, runs)
    assert "ya están" in out.getvalue()


def test_everybody_of_its_office_attends_people(demonstration):
    home = Attention.objects.filter(office__slug=HOME)
    attended = Counter(home.values_list("officer__username", flat=True))
    staff = [BY_ROLE[role].run.canonical for role in OFFICE_ROLES]
    assert set(staff) <= set(attended)
    assert max(attended.values()) < 0.75 * attended.total()


def test_it_prints_one_line_for_each_account():
    out = io.StringIO()
    call_command("demo", "--accounts", stdout=out)
    assert len(out.getvalue().splitlines()) == len(ACCOUNTS)


def test_production_refuses_invented_people(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="producción"):
        call_command("demo")


def test_each_page_that_links_lead_to_opens(demonstration):
    """One of each name, for the first who is led to it. Lists are long here, so that a query in
    a loop is seen as one."""
    opened, refused = {"account_logout"}, []
    for account in ACCOUNTS:
        client, to_open = Client(), [reverse("start")]
        client.force_login(User.objects.get(username=account.run.canonical))
        opened.discard("start")
        while to_open:
            address = to_open.pop()
            name = resolve(address).url_name
            if name in opened:
                continue
            opened.add(name)
            page = client.get(address, follow=True)
            if page.status_code != 200:
                refused.append((account.role, address, page.status_code))
            elif page["Content-Type"].startswith("text/html"):
                to_open += LINK.findall(page.content.decode())
    assert not refused
    assert len(opened) > 140
