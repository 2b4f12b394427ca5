"""Anyone asks what benefits they may have, without an account and leaving no trace."""

import gzip
import logging
import re
from datetime import date, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from sence_programs.calculator.carried import carried, read
from sence_programs.calculator.journey import (
    Answers,
    in_force,
    next_topic,
    questions_of,
    wanted,
)
from sence_programs.calculator.result import YOURS
from sence_programs.calculator.topics import LEFT_TO_THE_COMPANY, TOPICS
from sence_programs.forms.calculator import worded_facts
from sence_programs.models import BenefitAnswer
from sence_programs.rules.facts import LABELS, Facts, Sex
from tests.factories.kernel import ComunaFactory, OfficeFactory
from tests.factories.when import ON

ADDRESS = "/beneficios/calculadora/"
KIB = 1024
MARIA = {
    "birth_date": "1990-05-17",
    "sex": "female",
    "disability_credential": "no",
    "rsh_percent": "40",
    "work_kind": "employee",
    "gross_monthly_pay": "529000",
    "months_unemployed_continuous": "7",
    "months_unemployed_total": "9",
    "owes_excess_refund": "no",
}


class Journey:
    """A telephone that goes from page to page, answering what it is asked."""

    def __init__(self, told: dict[str, str] | None = None, day: date | None = None):
        self.client, self.told = Client(), told or {}
        self.response = self.client.get(ADDRESS, {"dia": day.isoformat()} if day else {})
        self.pages = [self.text]

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", self.response.content.decode())

    @property
    def asked(self) -> list[str]:
        return [name for name in LABELS if f'name="{name}"' in self.text]

    def hidden(self, name: str) -> str:
        return re.search(rf'name="{name}" value="([^"]*)"', self.text)[1]

    def send(self, go: str = "next", **more: str) -> "Journey":
        shown = {name: self.told.get(name, "") for name in self.asked}
        sent = {"carried": self.hidden("carried"), "topic": self.hidden("topic"), "go": go}
        if 'name="again"' in self.text:
            sent["again"] = "1"
        self.response = self.client.post(ADDRESS, sent | shown | more)
        self.pages.append(self.text)
        return self

    def to_the_end(self) -> "Journey":
        while 'name="go" value="next"' in self.text:
            self.send()
        return self


def test_the_person_reads_of_themselves_as_you():
    of_another = re.compile(r"\b(su|le|cuida|está|estuvo|recibe|recibió|tiene|trabaja|tuvo)\b")
    own = {name: words for name, words in YOURS.items() if not name.startswith("company_")}
    assert [name for name, words in own.items() if of_another.search(words)] == ["bne_active"]


@pytest.mark.django_db
class TestPages:
    @pytest.fixture(autouse=True)
    def _today(self, today):
        pass

    def test_the_first_page_asks_at_once(self):
        journey = Journey()
        assert journey.response.status_code == 200
        assert journey.asked

    def test_who_fits_reads_yes_and_how_much(self):
        journey = Journey(MARIA).to_the_end()
        assert "Sí, con lo que sabemos" in journey.text
        assert "Para la persona: $ 52.900 al mes" in journey.text
        assert "10 % de $ 529.000" in journey.text

    def test_who_says_nothing_reads_what_is_missing(self):
        journey = Journey().to_the_end()
        assert "No se puede saber aún." in journey.text
        assert "<li>la fecha de nacimiento</li>" in journey.text
        assert "<li>si tienes trabajo hoy</li>" in journey.text

    def test_each_page_says_how_many_there_are(self):
        pages = Journey().to_the_end().pages[:-1]
        parts = [re.search(r"Parte (\d) de (\d)", page).groups() for page in pages]
        assert parts == [(str(at), str(len(pages))) for at in range(1, len(pages) + 1)]

    def test_each_requirement_stands_with_its_article(self):
        assert "Ley 21.808, art. 6" in Journey(MARIA).to_the_end().text

    def test_it_says_that_sence_decides(self):
        assert "Es orientativo: SENCE decide" in Journey().to_the_end().text

    def test_who_does_not_fit_is_not_asked_the_rest(self):
        journey = Journey(MARIA | {"birth_date": "2015-01-01"}).to_the_end()
        assert "work_kind" not in "".join(journey.pages)

    def test_an_independent_is_asked_about_their_fees_on_the_same_page(self):
        journey = Journey(MARIA | {"work_kind": "independent"})
        while "work_kind" not in journey.asked:
            journey.send()
        journey.send()
        assert "months_since_activity_start" in journey.asked

    def test_at_most_seven_pages_of_at_most_five_inputs(self):
        journey = Journey(MARIA).to_the_end()
        assert len(journey.pages) <= 7
        assert all(page.count('class="form-label') <= 6 for page in journey.pages)

    def test_every_page_is_light(self):
        for page in Journey(MARIA).to_the_end().pages:
            assert len(gzip.compress(page.encode())) <= 20 * KIB

    def test_the_office_of_the_comuna_is_where_to_go(self):
        office = OfficeFactory(comuna=ComunaFactory(name="Quellón"), address="Ladrilleros 405")
        journey = Journey(MARIA)
        while 'name="comuna"' not in journey.text:
            journey.send()
        journey.send(comuna="quellon").to_the_end()
        assert office.address in journey.text

    def test_a_past_day_answers_with_the_rules_of_that_day(self):
        journey = Journey(MARIA, day=date(2022, 8, 1)).to_the_end()
        assert "Bono al Trabajo de la Mujer" in journey.text
        assert "1 de agosto de 2022" in journey.text

    def test_a_day_without_rules_is_refused_and_today_answers(self):
        journey = Journey(day=date(2001, 1, 1))
        assert "Elige un día desde 2018" in journey.text

    def test_back_shows_what_was_told(self):
        journey = Journey(MARIA)
        journey.send().send(go="back")
        assert 'value="1990-05-17"' in journey.text

    def test_back_keeps_what_was_typed_on_the_page_left(self):
        journey = Journey(MARIA)
        journey.send().send(go="back").send()
        assert 'value="40"' in journey.text

    def test_an_answer_can_be_changed_from_the_result(self):
        journey = Journey(MARIA).to_the_end()
        journey.send(go="trabajo", from_result="1")
        journey.told = MARIA | {"gross_monthly_pay": "661250"}
        assert "gross_monthly_pay" in journey.asked
        journey.to_the_end()
        assert "12,5" not in journey.text
        assert "$ 661.250" in journey.text

    def test_answers_that_contradict_each_other_are_told_and_stay(self):
        journey = Journey(MARIA | {"months_unemployed_total": "2"})
        while "months_unemployed_total" not in journey.asked:
            journey.send()
        journey.send()
        assert "Hay respuestas que se contradicen." in journey.text
        assert 'value="7"' in journey.text

    def test_pesos_may_be_written_with_dots(self):
        journey = Journey(MARIA | {"gross_monthly_pay": "$ 529.000"}).to_the_end()
        assert "Para la persona: $ 52.900 al mes" in journey.text

    def test_a_birth_to_come_is_refused(self):
        journey = Journey({"birth_date": "2030-01-01"}).send()
        assert "no puede ser posterior" in journey.text

    def test_answers_somebody_else_wrote_start_again(self):
        journey = Journey(MARIA).send(carried="forged")
        assert journey.response.url == ADDRESS

    def test_nothing_is_kept(self):
        Journey(MARIA).to_the_end()
        assert not Session.objects.exists()
        assert not BenefitAnswer.objects.exists()

    def test_the_only_cookie_is_the_one_that_guards_the_form(self):
        journey = Journey(MARIA).to_the_end()
        assert set(journey.client.cookies) <= {"csrftoken"}

    def test_no_fact_stands_in_an_address(self):
        journey = Journey(MARIA).to_the_end()
        assert journey.response.request["QUERY_STRING"] == ""
        assert not re.search(r'(?:href|action)="[^"]*(?:1990|529000)', "".join(journey.pages))

    def test_no_fact_is_logged(self, caplog):
        with caplog.at_level(logging.DEBUG):
            Journey(MARIA).to_the_end()
        told = " ".join(
            record.getMessage() for record in caplog.records if "SELECT" not in record.getMessage()
        )
        assert "529000" not in told

    def test_it_can_be_printed(self):
        assert "data-print" in Journey(MARIA).to_the_end().text


def test_every_fact_is_asked_on_one_page_or_left_to_the_company():
    asked = [name for topic in TOPICS for name in topic.facts]
    assert sorted([*asked, *LEFT_TO_THE_COMPANY]) == sorted(LABELS)


def test_every_fact_that_is_asked_has_its_words():
    assert worded_facts() == {name for topic in TOPICS for name in topic.facts}


@settings(max_examples=100, deadline=None)
@given(st.dates(date(2018, 1, 1), date(2027, 12, 31)))
def test_whoever_answers_nothing_passes_few_pages_of_at_most_five_inputs(on):
    """Seven for a day when several programmes of the time were open; today, six."""
    answers, pages, topic = Answers(on=on), 0, None
    while topic := next_topic(answers, topic):
        asked = questions_of(topic, answers)
        answers = answers.with_page(topic, answers.facts, asked, "")
        assert len(asked) + topic.asks_comuna <= 5
        pages += 1
        assert pages <= (6 if on > date(2023, 6, 30) else 7)


def test_what_only_past_programmes_ask_is_not_asked_today():
    past = {"ife_received", "unemployed_month_before", "child_carer", "contributed_last_month"}
    assert past <= wanted(Answers(on=date(2022, 5, 10)))
    assert not past & wanted(Answers(on=ON))


def test_whoever_has_work_is_not_asked_about_the_unemployment_fund():
    told = Answers(on=ON, facts=Facts(working_now=True))
    assert not {"fund_contributions", "contract_end"} & wanted(told)
    assert {"fund_contributions", "contract_end"} <= wanted(Answers(on=ON))


@given(st.dates(date(2018, 1, 1), date(2027, 12, 31)))
def test_only_what_a_benefit_in_force_needs_is_asked(on):
    assert bool(wanted(Answers(on=on))) == bool(in_force(on))


def test_between_two_subsidies_nothing_is_asked_of_either():
    assert not {"sue", "sej", "btm"}.intersection(in_force(date(2026, 9, 20)))


def test_when_only_running_ones_are_left_that_is_the_first_question():
    answers = Answers(on=date(2026, 5, 1))
    assert {"sej_running", "btm_running"} <= wanted(answers)
    assert next_topic(answers).slug == "ayudas"


def test_what_travels_comes_back_as_it_left():
    facts = Facts(birth_date=date(1990, 5, 17), sex=Sex.FEMALE, rsh_percent=40, sej_running=False)
    answers = Answers(
        on=ON - timedelta(days=1), comuna="10208", facts=facts, asked=frozenset({"sex"})
    )
    assert read(carried(answers)) == answers


def test_the_address_has_a_name():
    assert reverse("calculator") == ADDRESS
