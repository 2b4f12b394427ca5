"""The pages of the answers, as the desk and the regional unit use them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sence_programs.models import AnswerGap, AnswerText, StandardAnswerUse
from tests.factories.answers import (
    AnswerGapFactory,
    AnswerTextFactory,
    StandardAnswerFactory,
    StandardAnswerUseFactory,
)
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import OfficeFactory, RegionFactory, StaffMembershipFactory
from tests.factories.when import AT

pytestmark = pytest.mark.django_db
HEAVIEST = 250 * 1024
WRITTEN = {
    "topic": "subsidies",
    "question": "¿Quién puede pedirlo?",
    "body": "Quien trabaja.",
    "source": "Ley 21.808",
    "valid_from": "2026-10-01",
}
CHECK = {
    f"q{at}{part}": value
    for at in (1, 2, 3)
    for part, value in {"": f"¿{at}?", "a": "uno", "b": "dos", "c": "tres", "right": "1"}.items()
}


@pytest.fixture
def office():
    return OfficeFactory(comuna__region=RegionFactory(cut="10"))


@pytest.fixture
def officer(office):
    return StaffMembershipFactory(office=office).user


@pytest.fixture
def desk(reading_as, officer) -> Client:
    """The browser of the officer of the office."""
    return reading_as(officer)


def text_of(response) -> str:
    return response.content.decode()


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def search(client: Client, **typed):
    """The page of what is found, after the form was sent."""
    return client.post("/respuestas/?buscado=1", typed, follow=True)


class TestTheSearch:
    def test_shows_source_and_date_of_what_it_finds(self, desk):
        AnswerTextFactory(question="¿Puedo pedir el bono?", source="Ley 20.595, artículo 21")
        page = text_of(search(desk, q="bono"))
        assert "Fuente: Ley 20.595, artículo 21" in page
        assert "Aprobada el 02-11-2026" in page

    def test_keeps_what_ended_out_unless_asked(self, desk):
        AnswerTextFactory(question="¿Sigue el bono?", expired=True)
        assert "¿Sigue el bono?" not in text_of(search(desk, q="bono"))
        page = text_of(search(desk, q="bono", todas="on"))
        assert "¿Sigue el bono?" in page
        assert "Vencida" in page

    def test_without_results_offers_to_report_the_same_words(self, desk):
        assert "/preguntas/nueva/?buscado=1" in text_of(search(desk, q="carné de manipulador"))

    @pytest.mark.parametrize("how", [{}, {"HX-Request": "true"}], ids=["button", "as typed"])
    def test_puts_no_word_in_an_address_and_keeps_no_run(self, desk, how, caplog):
        caplog.set_level("DEBUG")
        sent = {"q": "bono de Rosa 12.345.678-5"}
        page = desk.post("/respuestas/?buscado=1&atencion=3", sent, headers=how, follow=True)
        assert [to for to, _ in page.redirect_chain] in ([], ["/respuestas/?buscado=1&atencion=3"])
        assert "Quitamos de la búsqueda el RUN" in text_of(page)
        assert desk.session["answers_sought"]["q"] == "bono de Rosa"
        assert not [line for line in caplog.messages if "Rosa" in line and "UPDATE" not in line]

    def test_starts_anew_by_the_menu(self, desk):
        search(desk, q="bono")
        assert desk.get("/respuestas/").context["typed"] == ""

    def test_takes_no_words_from_an_address(self, desk):
        AnswerTextFactory(question="¿Puedo pedir el bono?")
        page = desk.get("/respuestas/?q=carne")
        assert page.context["typed"] == ""

    def test_as_it_is_typed_sends_only_the_results(self, desk):
        AnswerTextFactory()
        sent = {"q": "subsidio"}
        page = text_of(desk.post("/respuestas/?buscado=1", sent, headers={"HX-Request": "true"}))
        assert 'id="resultados"' in page
        assert "<html" not in page

    def test_weighs_little_and_costs_the_same_with_many(self, desk):
        AnswerTextFactory()
        search(desk, q="subsidio")
        few = queries_of(desk, "/respuestas/?buscado=1")
        for _ in range(30):
            AnswerTextFactory(body="Un texto largo. " * 200)
        assert queries_of(desk, "/respuestas/?buscado=1") == few
        assert len(desk.get("/respuestas/").content) < HEAVIEST


class TestUsingIt:
    def test_in_an_attention_leads_back_to_the_person(self, desk, office, officer):
        text = AnswerTextFactory()
        attention = AttentionFactory(office=office, officer=officer, at=AT)
        sent = {"attention": attention.pk, "request_id": uuid4()}
        response = desk.post(f"/respuestas/{text.answer_id}/uso/", sent)
        assert response.url == reverse("person_file", args=[attention.seeker_id])
        use = StandardAnswerUse.objects.get()
        assert (use.text, use.attention, use.office) == (text, attention, office)

    def test_without_person_is_a_question_at_the_counter(self, desk):
        text = AnswerTextFactory()
        desk.post(f"/respuestas/{text.answer_id}/uso/", {"attention": "0", "request_id": uuid4()})
        assert StandardAnswerUse.objects.get().attention is None

    def test_two_clicks_are_one_use(self, desk):
        text = AnswerTextFactory()
        sent = {"attention": "0", "request_id": uuid4()}
        for _ in "12":
            desk.post(f"/respuestas/{text.answer_id}/uso/", sent)
        assert StandardAnswerUse.objects.count() == 1

    def test_no_attention_of_another_office_is_taken(self, desk):
        text, foreign = AnswerTextFactory(), AttentionFactory(at=AT)
        address = f"/respuestas/{text.answer_id}/uso/?atencion={foreign.pk}"
        desk.post(address, {"attention": foreign.pk, "request_id": uuid4()})
        assert not StandardAnswerUse.objects.exists()

    def test_the_attention_one_comes_from_is_chosen_already(self, desk, office, officer):
        text = AnswerTextFactory()
        attention = AttentionFactory(office=office, officer=officer, at=AT)
        page = desk.get(f"/respuestas/{text.answer_id}/?atencion={attention.pk}")
        assert page.context["use_form"].initial["attention"] == attention.pk

    def test_the_file_of_the_person_tells_what_they_were_answered(self, desk, office, officer):
        seeker = JobSeekerFactory(linked_to=office)
        attention = AttentionFactory(seeker=seeker, office=office, officer=officer)
        text = AnswerTextFactory()
        StandardAnswerUseFactory(text=text, attention=attention, office=office)
        page = text_of(desk.get(f"/personas/{seeker.pk}/respuestas/"))
        assert text.question in page
        assert f'method="post" action="/respuestas/?buscado=1&amp;atencion={attention.pk}"' in page

    def test_no_attention_of_weeks_ago_is_offered_from_the_file(self, desk, office, officer):
        seeker = JobSeekerFactory(linked_to=office)
        AttentionFactory(seeker=seeker, office=office, officer=officer, at=AT - timedelta(days=8))
        assert 'name="atencion"' not in text_of(desk.get(f"/personas/{seeker.pk}/respuestas/"))

    def test_what_was_told_that_day_can_still_be_read(self, desk):
        answer = StandardAnswerFactory(region=RegionFactory(cut="10"))
        AnswerTextFactory(
            answer=answer, state="replaced", closed_at=AT, body="Lo de antes.", notice=None
        )
        AnswerTextFactory(answer=answer, number=2, body="Lo de ahora.")
        assert "Lo de ahora." in text_of(desk.get(f"/respuestas/{answer.pk}/"))
        old = text_of(desk.get(f"/respuestas/{answer.pk}/?version=1"))
        assert "Lo de antes." in old
        assert "Esta respuesta no vale hoy" in old


class TestReportingAGap:
    def test_takes_the_words_of_the_search(self, desk):
        search(desk, q="carné de manipulador")
        page = desk.get("/respuestas/preguntas/nueva/?buscado=1")
        assert "carné de manipulador</textarea>" in text_of(page)

    def test_refuses_a_run_and_keeps_what_was_typed(self, desk):
        sent = {"question": "¿Y el de 12.531.909-2?", "request_id": uuid4()}
        page = text_of(desk.post("/respuestas/preguntas/nueva/", sent))
        assert "sin el RUN" in page
        assert not AnswerGap.objects.exists()

    def test_becomes_a_task_of_the_unit(self, desk, analyst):
        text = AnswerTextFactory()
        sent = {"question": "¿Y los feriados?", "text": text.pk, "request_id": uuid4()}
        desk.post("/respuestas/preguntas/nueva/", sent)
        assert AnswerGap.objects.get().text == text
        assert "¿Y los feriados?" in text_of(analyst.get("/respuestas/preguntas/?state=open"))

    def test_of_a_draft_of_the_unit_says_nothing(self, desk):
        draft = AnswerTextFactory(draft=True, question="Secreta")
        assert "Secreta" not in text_of(desk.get(f"/respuestas/preguntas/nueva/?texto={draft.pk}"))


class TestTheUnit:
    def test_writes_a_draft_with_its_check(self, analyst):
        response = analyst.post("/respuestas/nueva/", WRITTEN | CHECK)
        text = AnswerText.objects.get()
        assert response.url == f"/respuestas/textos/{text.pk}/"
        assert (text.state, len(text.check_list), text.check_list[0].right_choice) == (
            "draft",
            3,
            "dos",
        )

    def test_is_told_that_a_check_has_three_whole_questions(self, analyst):
        page = text_of(analyst.post("/respuestas/nueva/", WRITTEN | CHECK | {"q2b": ""}))
        assert "Completa la pregunta 2 y sus tres opciones." in page
        assert not AnswerText.objects.exists()

    def test_is_asked_for_a_source(self, analyst):
        page = text_of(analyst.post("/respuestas/nueva/", WRITTEN | {"source": ""}))
        assert "Completa «Fuente»." in page

    def test_approves_and_answers_the_office_at_once(self, analyst, office):
        gap = AnswerGapFactory(office=office)
        written = analyst.post(f"/respuestas/nueva/?pregunta={gap.pk}", WRITTEN)
        form = analyst.get(written.url).context["approve_form"]
        address = reverse("answer_approve", args=[AnswerText.objects.get().pk])
        analyst.post(address, form.initial | {"sure": "on"})
        gap.refresh_from_db()
        assert (gap.state, gap.answered_with.state) == ("answered", "approved")

    def test_says_what_changes_in_a_new_version(self, analyst):
        text = AnswerTextFactory()
        address = f"/respuestas/{text.answer_id}/cambiar/"
        assert "Completa «Qué cambia»." in text_of(analyst.post(address, WRITTEN))
        analyst.post(address, WRITTEN | {"change": "La ley nueva."})
        assert text.answer.texts.get(number=2).change == "La ley nueva."

    def test_keeps_the_last_day_as_it_was_written(self, analyst):
        analyst.post("/respuestas/nueva/", WRITTEN | {"last_day": "2026-12-31"})
        text = AnswerText.objects.get()
        assert str(text.valid_until) == "2027-01-01"
        page = text_of(analyst.get(f"/respuestas/{text.answer_id}/cambiar/"))
        assert 'value="2026-12-31"' in page

    def test_opens_the_list_behind_each_number_of_the_demand(self, analyst, office):
        text = AnswerTextFactory()
        for _ in range(3):
            StandardAnswerUseFactory(text=text, office=office)
        AnswerGapFactory(office=office)
        page = analyst.get("/respuestas/demanda/")
        [comuna] = page.context["comunas"]
        assert (comuna.uses, comuna.open_gaps, page.context["asked"][0].uses) == (3, 1, 3)
        behind = analyst.get(f"/respuestas/demanda/usos/?comuna={comuna.cut}")
        assert behind.context["page"].paginator.count == 3
        gaps = analyst.get(f"/respuestas/preguntas/?state=open&comuna={comuna.cut}")
        assert gaps.context["page"].paginator.count == 1

    def test_counts_no_office_of_another_region(self, analyst):
        StandardAnswerUseFactory(office=OfficeFactory(comuna__region=RegionFactory(cut="14")))
        assert analyst.get("/respuestas/demanda/").context["uses"] == 0

    def test_sees_the_demand_drawn(self, analyst, office):
        StandardAnswerUseFactory(office=office)
        drawn = analyst.get("/respuestas/demanda/grafico.svg")
        assert drawn.content.startswith(b"<svg")

    @pytest.mark.parametrize("address", ["revision/", "lecturas/", "preguntas/", "demanda/"])
    def test_pays_no_more_queries_for_more_rows(self, analyst, office, address):
        def grow():
            member = StaffMembershipFactory(office=office)
            text = AnswerTextFactory()
            AnswerTextFactory(draft=True)
            StandardAnswerUseFactory(text=text, office=office, officer=member.user)
            AnswerGapFactory(office=office, reported_by=member.user)

        grow()
        few = queries_of(analyst, f"/respuestas/{address}")
        for _ in range(5):
            grow()
        assert queries_of(analyst, f"/respuestas/{address}") == few


class TestReadingWhatIsNew:
    def test_one_wrong_shows_the_right_one_and_keeps_the_rest(self, desk):
        notice = AnswerTextFactory(with_check=True).notice
        address = f"/respuestas/por-leer/{notice.pk}/"
        sent = {"a0": "1", "a1": "1", "a2": "0", "request_id": uuid4()}
        page = desk.post(address, sent)
        assert "Lo correcto: <strong>4</strong>" in text_of(page)
        assert page.context["form"].initial["a0"] == 1
        assert desk.post(address, sent | {"a2": "1", "request_id": uuid4()}).status_code == 302

    def test_what_is_left_is_counted_on_the_page_of_answers(self, desk):
        AnswerTextFactory()
        assert "Por leer: 1" in text_of(desk.get("/respuestas/"))


def test_the_national_unit_drafts_for_the_region_it_works_in(client):
    for cut in ("10", "14"):
        RegionFactory(cut=cut)
    client.force_login(StaffMembershipFactory(national_unit=True).user)
    client.post(reverse("choose_region"), {"region": "14"})
    client.post(reverse("answer_new"), WRITTEN)
    assert AnswerText.objects.get().answer.region_id == "14"


def test_the_national_unit_drafts_for_the_region_of_the_office_that_asked(client):
    gap = AnswerGapFactory(office=OfficeFactory())
    RegionFactory()
    client.force_login(StaffMembershipFactory(national_unit=True).user)
    client.post(reverse("answer_new") + f"?pregunta={gap.pk}", WRITTEN)
    assert AnswerText.objects.get().answer.region == gap.office.comuna.region
