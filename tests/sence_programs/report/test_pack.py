"""The report says the same on the page, on paper and in the workbook."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from io import BytesIO

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from matching.models import Referral
from omil_portal.look.formats import thousands
from omil_portal.offices.models import Office, Region
from sence_programs.report.journey import Journey
from sence_programs.report.pack import Pack
from sence_programs.report.pdf import pdf_of
from sence_programs.report.quality import CHECKS, quality_of
from sence_programs.report.tables import HIDDEN, Row, Table
from sence_programs.report.workbook import workbook_of
from tests.factories.jobseekers import (
    AttentionFactory,
    JobSeekerFactory,
    ProtectedFactsFactory,
)
from tests.factories.kernel import OfficeFactory
from tests.factories.matching import PlacementFactory, ReferralFactory
from tests.factories.sence_programs import AgreementFactory, GoalDefinitionFactory, GoalFactory
from tests.factories.when import AT, ON
from tests.sence_programs.network import MAKE, a_few

pytestmark = pytest.mark.django_db
YEAR = (ON.replace(month=1, day=1), ON)


@pytest.fixture(scope="module")
def busy_office(django_db_setup, django_db_blocker) -> Iterator[Office]:
    """With something of everything, and goals; each test still undoes what it changed."""
    with django_db_blocker.unblock(), transaction.atomic():
        office = OfficeFactory()
        agreement = AgreementFactory(office=office)
        GoalFactory(agreement=agreement, definition=GoalDefinitionFactory(placements=True))
        GoalFactory(agreement=agreement)
        for number, name in enumerate(MAKE, start=2):
            a_few(name, office, number)
        connection.check_constraints()
        yield office
        transaction.set_rollback(True)


@pytest.fixture
def office():
    return OfficeFactory()


@pytest.fixture
def pack(busy_office) -> Pack:
    """The report of its region."""
    return Pack(busy_office.comuna.region, ON, timezone.localtime(AT))


def attended(office, number=1, **facts):
    people = JobSeekerFactory.create_batch(number)
    for person in people:
        AttentionFactory(seeker=person, office=office)
        if facts:
            ProtectedFactsFactory(seeker=person, **facts)
    return people


# One report, three forms


def test_the_workbook_has_every_cell_of_the_report(pack):
    book = load_workbook(BytesIO(workbook_of(pack)))
    for table in pack.tables:
        sheet = book[table.slug.capitalize()]
        found = [list(row) for row in sheet.iter_rows(min_row=5, values_only=True)]
        assert found == [
            [cell or None if cell == "" else cell for cell in row.cells] for row in table.rows
        ]
        assert [cell.value for cell in sheet[4]] == list(table.columns)


def test_the_pdf_has_every_number_of_the_report(pack):
    reader = PdfReader(BytesIO(pdf_of(pack)))
    text = _flat(" ".join(page.extract_text() for page in reader.pages))
    for table in pack.tables:
        for row in table.rows:
            numbers = [thousands(cell) for cell in row.cells if isinstance(cell, int)]
            assert _flat(row.cells[0]) in text
            assert all(number in text for number in numbers)
    assert len(reader.pages) <= 8


def test_a_whole_region_fits_in_eight_pages(pack):
    for _ in range(29):
        agreement = AgreementFactory(office=OfficeFactory())
        GoalFactory(agreement=agreement, definition=GoalDefinitionFactory(placements=True))
    assert len(PdfReader(BytesIO(pdf_of(pack))).pages) <= 8


def test_the_page_has_every_cell_of_the_report(analyst, pack):
    page = _flat(_text(analyst.get(reverse("region_report"), {"hasta": ON})))
    for table in pack.tables:
        for row in table.rows:
            for cell in row.cells:
                words = thousands(cell) if isinstance(cell, int) else cell
                assert _flat(words) in page, (table.slug, words)


def test_thousands_are_told_apart_by_a_point():
    table = Table("t", "", "", ["Cifra", "Número"], [Row(["Atendidas", 15_529])])
    ((_, (shown,)),) = table.with_columns
    assert (shown.words, shown.is_number) == ("15.529", True)


def test_the_files_say_what_they_are_of(pack):
    book = load_workbook(BytesIO(workbook_of(pack)))
    cover = [cell for row in book["Informe"].iter_rows(values_only=True) for cell in row]
    reader = PdfReader(BytesIO(pdf_of(pack)))
    for _, value in pack.filters:
        assert value in cover
        assert _flat(value) in _flat(reader.pages[0].extract_text())


@pytest.mark.parametrize(
    ("name", "start"), [("region_report_pdf", b"%PDF"), ("region_report_workbook", b"PK")]
)
def test_a_file_is_one_click_away(analyst, pack, name, start):
    response = analyst.get(reverse(name), {"hasta": ON})
    assert response.content.startswith(start)
    assert f"informe-{pack.region.pk}-{ON}" in response["Content-Disposition"]


def test_every_linked_number_opens_a_list_that_equals_it(analyst, pack):
    for table in pack.tables:
        for row in table.rows:
            if row.url.startswith("/region/"):
                page = _text(analyst.get(row.url))
                assert f'number-value">{row.cells[1]}<' in page, row.url


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("2999-01-01", "Elige un día que ya pasó."),
        ("2001-01-01", "Elige un día de los últimos 3 años."),
        ("ayer", "fecha válida"),
    ],
)
def test_a_day_that_cannot_be_counted_is_explained_and_kept(analyst, office, typed, told):
    page = _text(analyst.get(reverse("region_report"), {"hasta": typed}))
    assert told in page
    assert f'value="{typed}"' in page
    assert f"al {timezone.localdate():%d-%m-%Y}" in page


def test_another_region_is_not_found(analyst):
    OfficeFactory(comuna__region__cut="14")
    assert analyst.get(reverse("region_report"), {"region": "14"}).status_code == 404


def test_a_busy_region_costs_no_more_queries(analyst, pack):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            analyst.get(reverse("region_report"), {"hasta": ON})
        return len(captured)

    queries()
    few = queries()
    for _ in range(3):
        GoalFactory(agreement=AgreementFactory(office=OfficeFactory()))
        attended(OfficeFactory(), 3)
    assert queries() == few <= 16


# The way from an attention to a job


def test_each_step_counts_people_once(office):
    (person,) = attended(office)
    for kind in ("PP21", "PP22", "PP22"):
        AttentionFactory(seeker=person, office=office, kind=kind)
    ReferralFactory(seeker=person, office=office, referred_at=AT)
    PlacementFactory(
        validated=True, seeker=person, office=office, starts_on=ON - timedelta(days=120)
    )
    journey = Journey([office.pk], *YEAR)
    assert [journey.people(stage) for stage in ("attended", "oriented", "referred")] == [1, 1, 1]
    assert [journey.people(stage) for stage in ("placed", "kept")] == [1, 1]


@pytest.mark.parametrize(
    ("started", "lasted", "kept"),
    [(120, None, 1), (90, None, 1), (89, None, 0), (120, 90, 1), (120, 89, 0)],
)
def test_a_job_is_kept_ninety_days_after_it_began(office, started, lasted, kept):
    (person,) = attended(office)
    begins = ON - timedelta(days=started)
    ends = begins + timedelta(days=lasted) if lasted else None
    PlacementFactory(validated=True, seeker=person, office=office, starts_on=begins, ends_on=ends)
    assert Journey([office.pk], *YEAR).people("kept") == kept


def test_who_was_attended_elsewhere_or_last_year_is_not_in_it(office):
    attended(OfficeFactory())
    AttentionFactory(office=office, at=AT - timedelta(days=400))
    assert Journey([office.pk], *YEAR).people("attended") == 0


def test_a_group_of_four_is_hidden_and_so_is_what_would_tell_it(office):
    attended(office, 6, sex="female")
    attended(office, 4, sex="male")
    rows = dict(Journey([office.pk], *YEAR).group_rows("sex"))
    assert (rows["Hombres"][0], rows["Mujeres"][0]) == (HIDDEN, HIDDEN)


def test_groups_of_five_and_more_are_shown(office):
    attended(office, 6, sex="female")
    attended(office, 5, sex="male")
    rows = dict(Journey([office.pk], *YEAR).group_rows("sex"))
    assert (rows["Hombres"][0], rows["Mujeres"][0], rows["Sin dato"][0]) == (5, 6, 0)


@pytest.mark.parametrize(
    ("years", "label"),
    [
        (17, "Menos de 18"),
        (18, "Jóvenes, 18 a 29"),
        (29, "Jóvenes, 18 a 29"),
        (30, "30 a 54"),
        (54, "30 a 54"),
        (55, "55 o más"),
    ],
)
def test_ages_on_the_last_day_counted(office, years, label):
    born = ON.replace(year=ON.year - years)
    for _ in range(5):
        AttentionFactory(seeker=JobSeekerFactory(birth_date=born), office=office)
    assert dict(Journey([office.pk], *YEAR).group_rows("age"))[label][0] == 5


def test_who_no_office_of_the_country_attended_before_comes_for_the_first_time(office):
    since, until = ON - timedelta(days=30), ON
    attended(office, 6)
    for person in attended(office, 5):
        AttentionFactory(seeker=person, at=AT - timedelta(days=31))
    rows = dict(Journey([office.pk], since, until).group_rows("network"))
    assert [cells[0] for cells in rows.values()] == [6, 5]


# What is missing


def test_each_check_tells_how_many_of_how_many(office):
    attended(office, 2)
    PlacementFactory(office=office, starts_on=ON)
    PlacementFactory(office=office, starts_on=ON, validated=True)
    ReferralFactory(office=office, referred_at=AT, answer_due=ON - timedelta(days=1))
    ReferralFactory(office=office, referred_at=AT, state=Referral.State.HIRED)
    found = {f.check.slug: f.words for f in quality_of(_region(office), [office.pk], *YEAR)}
    assert found["por-validar"] == "1 de 2"
    assert found["sin-respuesta"] == "1 de 2"


def test_all_checks_take_one_query(office, django_assert_num_queries):
    region = _region(office)
    with django_assert_num_queries(1):
        assert len(quality_of(region, [office.pk], *YEAR)) == len(CHECKS)


def _region(office) -> Region:
    return office.comuna.region


def _text(response) -> str:
    assert response.status_code == 200
    return unescape(response.content.decode())


def _flat(text: str) -> str:
    """Without spaces nor the hyphens that divide words on paper."""
    return re.sub(r"[\s\u00ad\u00a0]+", "", text)
