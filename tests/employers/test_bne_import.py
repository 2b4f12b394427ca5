"""Importing BNE's ads: every line is accounted for, and doing it twice changes nothing."""

import gzip
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from employers.models import Employer, Vacancy
from employers.services.bne_import import import_file

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
REAL = Path(__file__).parents[3] / "shared" / "data" / "bne_vacancies_2020_2021.jsonl.gz"

AD = {
    "Titulo": "Soldador (2 vacantes)",
    "Empresa": "Astilleros Inventados",
    "Ocupacion": "Soldadores y oxicortadores",
    "Experiencia": "1 año",
    "Fecha": "03/08/2020",
    "Salario": "450.001 - 600.000",
    "Tipo": "Jornada Completa",
    "Tipo de contrato": "Contrato Indefinido",
    "Ubicacion": "Los Lagos, Puerto Montt",
    "Vacantes": 2,
    "Oferta de tipo práctica profesional": "No",
}


@pytest.fixture
def reference(chile, names_of_work, db):
    """Territory and occupations."""


@pytest.fixture
def ads(tmp_path):
    def write(*lines):
        path = tmp_path / "ads.jsonl.gz"
        with gzip.open(path, "wt", encoding="utf-8") as file:
            file.writelines(
                (line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines
            )
        return path

    return write


def test_an_ad_becomes_a_published_vacancy(reference, ads):
    import_file(ads(AD), at=AT)
    vacancy = Vacancy.objects.select_related("comuna", "employer", "office").get()
    assert vacancy.title == "Soldador"
    assert vacancy.posts == 2
    assert vacancy.occupation_id == "7212"
    assert (vacancy.pay_min, vacancy.pay_max) == (450_001, 600_000)
    assert vacancy.experience_months == 12
    assert vacancy.comuna.name == "Puerto Montt"
    assert vacancy.office.name == "OMIL Puerto Montt"
    assert vacancy.employer.legal_name == "Astilleros Inventados"
    assert vacancy.status == Vacancy.Status.PUBLISHED
    assert vacancy.events.get().note == "Importada de la BNE"


def test_importing_twice_changes_nothing(reference, ads):
    path = ads(AD, {**AD, "Titulo": "Garzón (1 vacantes)"})
    import_file(path, at=AT)
    before = list(Vacancy.objects.order_by("pk").values())
    again = import_file(path, at=AT.replace(day=23))
    assert (again.imported, again.known, again.new_employers) == (0, 2, 0)
    assert list(Vacancy.objects.order_by("pk").values()) == before


def test_a_line_that_is_no_ad_is_listed_with_its_reason(reference, ads):
    report = import_file(ads(AD, "{esto no es JSON", {"Empresa": "Sin título"}), at=AT)
    assert [rejection.line for rejection in report.rejections] == [2, 3]
    assert all(rejection.reason for rejection in report.rejections)
    assert report.imported == 1


def test_the_same_ad_twice_in_a_file_counts_as_repeated(reference, ads):
    report = import_file(ads(AD, AD), at=AT)
    assert (report.imported, report.duplicates) == (1, [(2, 1)])


def test_what_has_no_column_is_kept_as_text(reference, ads):
    import_file(ads({**AD, "Tipo de contrato": "Administración Pública"}), at=AT)
    assert "Administración Pública" in Vacancy.objects.get().unparsed.values()


def test_confidential_ads_share_one_employer_without_a_name(reference, ads):
    hidden = {**AD, "Empresa": "Confidencial"}
    import_file(ads(hidden, {**hidden, "Titulo": "Garzón (1 vacantes)"}), at=AT)
    assert Employer.objects.get().legal_name == "Empresa confidencial (BNE)"


def test_a_rehearsal_keeps_nothing(reference, ads):
    report = import_file(ads(AD), at=AT, dry_run=True)
    assert report.imported == 1
    assert not Vacancy.objects.exists()
    assert not Employer.objects.exists()


def test_a_missing_file_is_told_in_one_sentence(db):
    with pytest.raises(CommandError, match="No se pudo leer nada\\.gz"):
        call_command("import_bne", "nada.gz")


@pytest.mark.slow
@pytest.mark.skipif(not REAL.exists(), reason="the real BNE ads (shared/data) are not here")
def test_every_real_ad_is_imported_or_listed(reference):
    with gzip.open(REAL) as file:
        lines = sum(1 for line in file if line.strip())
    out = io.StringIO()
    call_command("import_bne", str(REAL), stdout=out)
    assert f"Líneas leídas: {lines}" in out.getvalue()
    assert f"importadas: {Vacancy.objects.count()}" in out.getvalue()
    report = import_file(REAL, at=AT)
    assert (report.imported, report.known + len(report.rejections)) == (0, lines)
