"""What a hiring would bring in, month by month, to the person and to the company."""

import re
from datetime import date

import pytest
from django.urls import reverse

from sence_programs.calculator.hire import Group, assumed_facts, hire
from tests.factories.employers import EmployerMemberFactory, VacancyFactory
from tests.factories.jobseekers import JobSeekerFactory, ProtectedFactsFactory
from tests.factories.kernel import OfficeFactory
from tests.factories.when import ON


def of(group: Group = Group.WOMAN, pay: int = 529_000, workers: int | None = 200, on: date = ON):
    return hire("sue", assumed_facts(group, pay, workers, on), on)


def test_the_totals_are_the_sums_of_the_months():
    one = of()
    assert (one.worker_accrued, one.company_accrued) == (52_900 * 12, 105_800 * 12)


@pytest.mark.parametrize("workers", [49, 50, 199, 200])
def test_in_the_end_all_that_belongs_to_each_is_paid(workers):
    one = of(workers=workers)
    assert (one.worker_paid, one.company_paid) == (one.worker_accrued, one.company_accrued)


@pytest.mark.parametrize("group", [Group.YOUTH, Group.WOMAN, Group.SENIOR, Group.DISABILITY])
def test_every_group_of_the_law_receives(group):
    assert of(group).months


def test_whoever_is_in_no_group_receives_nothing():
    assert of(Group.OTHER).months == ()


def test_the_limit_itself_is_within_and_a_peso_more_is_out():
    assert of(pay=1_190_250).worker_accrued == 13_225 * 12
    assert of(pay=1_190_251).months == ()


def test_the_total_of_a_company_of_unknown_size_is_not_known():
    one = of(workers=None)
    assert (one.company_accrued, one.company_paid) == (None, None)
    assert one.worker_paid == 52_900 * 12
    assert one.lacking


def test_before_the_law_there_is_nothing():
    assert of(on=date(2026, 9, 20)).months == ()


TERMS = {"group": "woman", "pay": "529.000", "size": "small", "starts_on": ON.isoformat()}


def words(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.mark.django_db
class TestPages:
    def test_anybody_reads_the_months_and_the_totals(self, client, today):
        page = words(client.post(reverse("hire_benefits"), TERMS))
        assert "$ 634.800" in page
        assert "$ 1.587.000" in page

    def test_each_month_tells_what_is_paid_and_why(self, client, today):
        page = words(client.post(reverse("hire_benefits"), TERMS))
        assert "1. noviembre 2026" in page
        assert "$ 185.150" in page
        assert "Se paga el 100 % y lo pendiente, $ 79.350 (Ley 21.808, art. 13)." in page
        assert "Ajuste anual" in page

    def test_a_day_without_figures_says_so_in_place_of_a_table(self, client, today):
        page = words(client.post(reverse("hire_benefits"), TERMS | {"starts_on": "2027-01-04"}))
        assert "Aún no tenemos el ingreso mínimo" in page
        assert "Ajuste anual" not in page

    def test_it_says_what_it_assumes(self, client, today):
        assert "Qué suponemos" in words(client.post(reverse("hire_benefits"), TERMS))

    def test_a_group_of_none_reads_why(self, client, today):
        page = words(client.post(reverse("hire_benefits"), TERMS | {"group": "other"}))
        assert "No se cumple: «Estás en uno de los grupos" in page

    def test_what_is_missing_is_told_and_what_was_typed_stays(self, client, today):
        page = words(client.post(reverse("hire_benefits"), TERMS | {"size": ""}))
        assert "Hay un problema" in page
        assert 'value="529.000"' in page

    def test_a_company_starts_from_its_offer(self, reading_as):
        member = EmployerMemberFactory()
        offer = VacancyFactory(employer=member.employer, pay_min=661_250)
        page = words(reading_as(member.user).get(reverse("vacancy_hire", args=[offer.pk])))
        assert 'value="661.250"' in page

    def test_at_the_desk_the_file_of_the_person_answers(self, desk_of):
        office = OfficeFactory()
        seeker = JobSeekerFactory(linked_to=office, birth_date=date(1990, 5, 17))
        ProtectedFactsFactory(
            seeker=seeker, sex="female", social_registry_percent=90, disability_credential=False
        )
        offer = VacancyFactory(office=office)
        address = reverse("match_hire", args=[seeker.pk, offer.pk])
        page = words(desk_of(office).post(address, TERMS))
        assert "No se cumple: «Tu hogar está en el 40 %" in page
        assert "Qué suponemos" not in page

    def test_at_the_desk_what_the_file_does_not_hold_is_asked(self, desk_of):
        office = OfficeFactory()
        seeker = JobSeekerFactory(linked_to=office, birth_date=date(1990, 5, 17))
        offer = VacancyFactory(office=office)
        address = reverse("match_hire", args=[seeker.pk, offer.pk])
        page = words(desk_of(office).post(address, TERMS))
        assert "Para mostrar la tabla:" in page
        assert "Ajuste anual" not in page


@pytest.mark.parametrize(
    ("group", "benefit", "total"),
    [
        (Group.YOUTH, "aprendices", 276_777 * 12),
        (Group.SENIOR, "experiencia_mayor", 332_132 * 6 + 110_711 * 6),
    ],
)
def test_the_programmes_of_an_age_pay_the_company(group, benefit, total):
    one = hire(benefit, assumed_facts(group, 600_000, 49, ON), ON)
    assert (one.company_paid, one.worker_paid) == (total, 0)


@pytest.mark.django_db
class TestProgrammes:
    def test_the_company_reads_its_months_its_course_and_its_last_day(self, client, today):
        page = words(client.post(reverse("hire_benefits"), TERMS | {"group": "senior"}))
        assert "$ 2.657.058" in page
        assert "hasta $ 400.000, una sola vez" in page
        assert "La empresa postula hasta el lunes 30 de noviembre de 2026" in page
        assert "No se suman" in page

    def test_what_does_not_fit_comes_last_and_says_why(self, client, today):
        page = words(client.post(reverse("hire_benefits"), TERMS | {"group": "senior"}))
        assert page.index("Programa Experiencia Mayor") < page.index("Programa Aprendices")
        assert "No se cumple: «Tienes 15 años o más y menos de 25" in page
