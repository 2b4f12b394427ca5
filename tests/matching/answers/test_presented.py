"""A company signed in sees whom the offices presented to it, and answers there."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from matching.models import Referral, ReferralEvent
from matching.models.referral_answer import GRACE_DAYS
from omil_portal.audit.models import SensitiveRead
from tests.downloads.lists import cells_of, rows_in
from tests.factories.employers import EmployerMemberFactory, VacancyFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.matching import ReferralAnswerFactory

pytestmark = pytest.mark.django_db
LIST = reverse("presented_list")
NO_SHOW = {"state": "no_show"}


@pytest.fixture
def member():
    return EmployerMemberFactory()


@pytest.fixture
def company(member):
    client = Client()
    client.force_login(member.user)
    return client


@pytest.fixture
def presented(member, office):
    """Presents a person to the member's company, today unless told otherwise."""

    def present(**referral):
        told = {
            "office": office,
            "vacancy": VacancyFactory(employer=member.employer, office=office),
            "seeker": JobSeekerFactory(names="Rosalba", first_surname="Curinao"),
            "referred_at": timezone.now(),
            "answer_due": timezone.localdate() + timedelta(days=14),
        }
        parts = {f"referral__{name}": value for name, value in (told | referral).items()}
        return ReferralAnswerFactory(**parts)

    return present


def answer_of(link) -> str:
    return reverse("presented_answer", args=[link.referral_id])


def text(response) -> str:
    return response.content.decode()


def test_the_list_says_what_the_letters_page_says_and_no_more(company, presented):
    link = presented()
    seeker, referral = link.referral.seeker, link.referral
    page = text(company.get(LIST))
    for told in (referral.vacancy.title, referral.folio, "R. C.", "Espera tu respuesta"):
        assert told in page
    hidden = ("Rosalba", "Curinao", str(seeker.run_number), seeker.phone or "Rosalba")
    for shown in (page, text(company.get(answer_of(link)))):
        assert not any(word in shown for word in hidden)


def test_the_list_asks_the_same_of_the_database_for_one_and_for_ten(
    company, presented, django_assert_num_queries
):
    presented()
    company.get(LIST)
    with django_assert_num_queries(QUERIES):
        company.get(LIST)
    for _ in range(9):
        presented()
    with django_assert_num_queries(QUERIES):
        company.get(LIST)


QUERIES = 9


def test_what_the_member_answers_is_the_answer_of_the_letter_and_says_who(
    company, member, presented, desk
):
    link = presented()
    assert company.post(answer_of(link), NO_SHOW).url == LIST
    link.refresh_from_db()
    event = ReferralEvent.objects.get(to_state="no_show")
    assert (link.referral.state, link.is_new, event.by) == ("no_show", True, member.user)
    file = text(desk.get(reverse("referral_file", args=[link.referral_id])))
    assert f"Respondió {member.user.full_name}, de la empresa." in file
    assert member.user.full_name in text(company.get(answer_of(link)))
    by_link = text(Client().get(reverse("company_answer", args=[link.code])))
    assert "Ya respondiste" in by_link
    assert member.user.full_name not in by_link


def test_a_colleague_corrects_the_answer_until_the_office_takes_it_on(
    company, member, presented, desk
):
    link = presented()
    company.post(answer_of(link), NO_SHOW)
    colleague = Client()
    colleague.force_login(EmployerMemberFactory(employer=member.employer).user)
    colleague.post(answer_of(link), {"state": "rejected", "reason": "experience"})
    assert Referral.objects.get().state == "rejected"
    desk.post(reverse("answer_taken", args=[link.referral_id]))
    told = colleague.post(answer_of(link), NO_SHOW, follow=True)
    assert "La oficina ya trabaja con tu respuesta" in text(told)
    assert Referral.objects.get().state == "rejected"


LONG_AGO = timedelta(days=GRACE_DAYS + 1)


@pytest.mark.parametrize(("state", "word"), [("expired", "Vencida"), ("withdrew", "Desistió")])
def test_what_is_over_is_told_and_not_answered(company, presented, state, word):
    link = presented(state=state, answer_due=timezone.localdate() - LONG_AGO)
    page = text(company.get(LIST))
    assert word in page
    assert answer_of(link) not in page
    assert "Enviar la respuesta" not in text(company.get(answer_of(link)))
    company.post(answer_of(link), NO_SHOW)
    assert Referral.objects.get().state == state


def test_who_left_the_company_and_who_is_of_another_find_nothing(company, member, presented):
    link = presented()
    other = Client()
    other.force_login(EmployerMemberFactory().user)
    offer = reverse("presented_of_offer", args=[link.referral.vacancy_id])
    for path in (answer_of(link), offer, f"{LIST}?empresa={member.employer_id}"):
        assert company.get(path).status_code == 200
        assert other.get(path).status_code == 404
    assert "Todavía no te presentan a nadie" in text(other.get(LIST))
    EmployerMemberFactory(user=member.user)  # still of another company
    member.ended_at = timezone.now()
    member.save()
    assert company.get(answer_of(link)).status_code == 404
    assert link.referral.folio not in text(company.get(LIST))


def test_each_number_opens_the_list_that_it_counted(company, member, presented):
    vacancy = presented().referral.vacancy
    presented(vacancy=vacancy)
    presented(vacancy=vacancy, state="hired")
    presented(state="expired")
    panels = {
        reverse("my_company"): (reverse("presented_of_company"), [4, 2, 1]),
        reverse("vacancy_edit", args=[vacancy.pk]): (
            reverse("presented_of_offer", args=[vacancy.pk]),
            [3, 2, 1],
        ),
    }
    for page, (panel, told) in panels.items():
        assert f'hx-get="{panel}' in text(company.get(page))
        context = company.get(panel).context
        assert list(context["counts"].values()) == told
        lists = [company.get(url).context["page"] for url in context["urls"].values()]
        assert [page.paginator.count for page in lists] == told
    assert "personas esperan tu respuesta" in text(company.get(panel))


def test_who_opens_one_person_is_recorded_as_their_reader(company, member, presented):
    link = presented()
    company.get(answer_of(link))
    read = SensitiveRead.objects.get()
    assert (read.user, read.subject_id) == (member.user, link.referral.seeker_id)


def test_the_workbook_has_the_words_of_the_list(company, member, presented):
    link = presented()
    content = company.get(LIST, {"formato": "excel"}).content
    assert cells_of(content)[1][1] == str(member.employer)
    (row,) = rows_in(content)
    assert row["Persona"] == "R. C."
    assert (row["Folio"], row["Estado"]) == (link.referral.folio, "Espera tu respuesta")
    assert "Curinao" not in str(cells_of(content))
    read = SensitiveRead.objects.get()
    assert (read.subject_kind, read.subject_id) == (
        "excel empresa personas-presen",
        member.employer_id,
    )
