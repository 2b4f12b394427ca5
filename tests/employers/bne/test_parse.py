"""What the portal makes of an ad of the BNE. The firms here are invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employers.bne.ad import Ad, Rejection
from employers.bne.layout import MANY_VALUES, ONE_VALUE
from employers.bne.parse import external_id, parse
from employers.bne.terms import Contract, Hours, Schooling, Shift

LICENCE_B = "CLASE B - Vehículos motorizados de tres o cuatro ruedas"


def ad(**changes: object) -> Ad:
    """An ordinary ad, with `changes` by label; spaces of a label are written _."""
    record: dict[str, object] = {
        "Titulo": "Bodeguero/a (3 vacantes)",
        "Fecha": "03/08/2020",
        "Vacantes": 3,
        "Empresa": "Maderas del Golfo Ltda.",
        "Ubicacion": "Los Lagos, Calbuco",
        "Salario": "450.001 - 600.000",
        "Tipo": "Jornada Completa",
        "Tipo de contrato": "Contrato a plazo Fijo",
        "Experiencia": "2 años",
        "Ocupacion": "Obreros y obreras de carga - Otras ocupaciones",
        "Oferta de tipo práctica profesional": "No",
    }
    record |= {label.replace("_", " "): value for label, value in changes.items()}
    parsed = parse(1, record)
    assert isinstance(parsed, Ad)
    return parsed


def test_the_number_of_posts_leaves_the_title() -> None:
    assert (ad().title, ad().posts) == ("Bodeguero/a", 3)


def test_the_posts_of_the_title_serve_when_the_field_is_missing() -> None:
    assert ad(Vacantes=None).posts == 3


def test_a_title_that_disagrees_on_the_posts_is_kept_beside_the_field() -> None:
    parsed = ad(Vacantes=5)

    assert parsed.posts == 5
    assert parsed.unparsed == {"Vacantes del título": "3"}


def test_the_day_comes_before_the_month() -> None:
    assert ad().published_on == date(2020, 8, 3)


def test_a_confidential_employer_has_no_name() -> None:
    assert ad(Empresa="Confidencial").employer is None


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("450.001 - 600.000", 450_001, 600_000),
        ("450.001 -\n 600.000", 450_001, 600_000),
        ("Reservado", None, None),
        ("Menora$301.000", None, 301_000),
        ("Menos de $301.000", None, 301_000),
        ("Más de $900.000", 900_000, None),
        ("2.100.001 - 9.999.999", 2_100_001, None),
        ("$ 500000", 500_000, 500_000),
    ],
)
def test_the_band_of_pay_is_read(written: str, low: int | None, high: int | None) -> None:
    parsed = ad(Salario=written)

    assert (parsed.pay_min, parsed.pay_max, parsed.unparsed) == (low, high, {})


def test_a_pay_nobody_understands_is_kept_as_text() -> None:
    assert ad(Salario="Según renta de mercado").unparsed == {"Salario": "Según renta de mercado"}


@pytest.mark.parametrize(
    ("written", "months"),
    [("2 años", 24), ("1 año y 6 meses", 18), ("6 meses", 6), ("No requerida", 0)],
)
def test_experience_is_in_months(written: str, months: int) -> None:
    assert ad(Experiencia=written).experience_months == months


@pytest.mark.parametrize("written", ["9" * 5_000, "1.2.3", "500.001 - 400.000", "1 - 2 - 3"])
def test_figures_that_are_no_band_are_no_pay(written: str) -> None:
    parsed = ad(Salario=written)

    assert (parsed.pay_min, parsed.pay_max, parsed.unparsed) == (None, None, {"Salario": written})


def test_the_place_is_split_in_region_and_comuna() -> None:
    assert (ad().region_name, ad().comuna_name) == ("Los Lagos", "Calbuco")


def test_a_place_may_be_only_a_region() -> None:
    parsed = ad(Ubicacion="Metropolitana")

    assert (parsed.region_name, parsed.comuna_name) == ("Metropolitana", "")


def test_the_occupations_are_separated() -> None:
    assert ad().occupations == ("Obreros y obreras de carga", "Otras ocupaciones")


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("Jornada Completa", Hours.FULL),
        ("Sin limitación horaria", Hours.FULL),
        ("Jornada Parcial/part time", Hours.PARTIAL),
        ("No disponible", None),
    ],
)
def test_the_working_hours_are_read(written: str, hours: Hours | None) -> None:
    assert ad(Tipo=written).schedule == hours


def test_a_contract_the_portal_does_not_know_is_kept_as_text() -> None:
    parsed = ad(Tipo_de_contrato="Administración Pública")

    assert parsed.contract is None
    assert parsed.unparsed == {"Tipo de contrato": "Administración Pública"}


@pytest.mark.parametrize(
    ("level", "degrees", "schooling"),
    [
        ("Educación media completa", [], Schooling.SECONDARY),
        ("Educación media incompleta", [], Schooling.SECONDARY_INCOMPLETE),
        ("Sin Educación formal", [], Schooling.NONE),
        ("Educación superior Completa", [], Schooling.TECHNICAL),
        ("Educación superior Completa", ["Psicología"], Schooling.PROFESSIONAL),
        ("Educación superior Completa", ["Técnico en Logística"], Schooling.TECHNICAL),
        (
            "Educación superior Completa",
            ["Ingeniería en Logística", "Técnico en Logística"],
            Schooling.TECHNICAL,
        ),
        ("Magíster", [], Schooling.POSTGRADUATE),
    ],
)
def test_the_least_schooling_accepted_is_asked(
    level: str, degrees: list[str], schooling: Schooling
) -> None:
    parsed = ad(Nivel_educacional=level, Titulación=degrees)

    assert parsed.schooling == schooling


def test_secondary_school_is_technical_only_when_no_other_kind_is_accepted() -> None:
    technical = ["Educación Técnico Profesional"]
    either = [*technical, "Educación Científico Humanista"]
    level = "Educación media completa"

    only = ad(Nivel_educacional=level, Tipo_educación_media=technical)
    both = ad(Nivel_educacional=level, Tipo_educación_media=either)

    assert (only.schooling, both.schooling) == (Schooling.SECONDARY_TECHNICAL, Schooling.SECONDARY)


def test_an_ad_that_asks_no_schooling_has_none() -> None:
    assert ad().schooling is None


def test_a_practice_is_marked() -> None:
    assert ad(Oferta_de_tipo_práctica_profesional="Si").practice is True


@pytest.mark.parametrize(
    ("title", "inclusive"),
    [
        ("Cajero [Oferta enmarcada en la Ley 21.015]", True),
        ("Auxiliar de Aseo - Inclusión", True),
        ("Operador de Maquinaria (Oferta Inclusiva)", True),
        ("Cuidador de personas con discapacidad física", False),
        ("Profesional de inclusión laboral", False),
    ],
)
def test_an_inclusive_ad_is_not_one_about_inclusion(title: str, inclusive: bool) -> None:
    assert ad(Titulo=title).inclusive is inclusive


def test_permits_are_found_among_the_courses() -> None:
    assert ad(Capacitaciones="CURSO 0S-10 AL DIA").permits == ("os10",)


def test_functions_and_requirements_are_searched_for_licences() -> None:
    parsed = ad(Funciones="Repartir a\ndomicilio", Requisitos="Licencia de conducir clase B")

    assert parsed.functions == "Repartir a domicilio"
    assert parsed.licences.classes == ("B",)


def test_a_field_never_seen_is_kept_as_text() -> None:
    assert ad(Teletrabajo="A convenir").unparsed == {"Teletrabajo": "A convenir"}


def test_values_pushed_out_of_their_place_come_back() -> None:
    parsed = ad(
        **{
            "Tipo de contrato": None,
            "Nivel educacional": "Educación media completa",
            "Tipo educación media": "Educación Técnico Profesional",
            "Educación Científico Humanista": "Licencias de conducir:",
            LICENCE_B: "Tipo de contrato:",
            "Contrato indefinido": "Nivel de Cargo ofrecido:",
            "Operario": "Turnos de trabajo:",
            "Trabajo turno nocturno": "Solo mañanas",
        }
    )

    assert parsed.schooling == Schooling.SECONDARY
    assert parsed.licences.classes == ("B",)
    assert parsed.contract == Contract.OPEN_ENDED
    assert parsed.rank == "Operario"
    assert set(parsed.shifts) == {Shift.NIGHT, Shift.MORNINGS}
    assert parsed.unparsed == {}


def test_degrees_and_courses_pushed_out_are_told_apart() -> None:
    parsed = ad(
        **{
            "Titulación": "Periodismo",
            "Publicidad": "Técnico en Publicidad",
            "Relaciones Públicas": "Capacitaciones:",
            "Manejo de redes sociales": "Idiomas:",
            "INGLES": "Tipo de contrato:",
        }
    )

    assert set(parsed.degrees) == {
        "Periodismo",
        "Publicidad",
        "Técnico en Publicidad",
        "Relaciones Públicas",
    }
    assert parsed.courses == ("Manejo de redes sociales",)
    assert parsed.languages == ("INGLES",)


def test_an_empty_list_is_no_value() -> None:
    parsed = ad(Turnos_de_trabajo="Oferta de tipo práctica profesional:")

    assert (parsed.shifts, parsed.practice) == ((), False)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"Fecha": "03/08/2020"}, "Falta el título."),
        ({"Titulo": "Chofer"}, "Falta la fecha."),
        ({"Titulo": "Chofer", "Fecha": "31/02/2020"}, "La fecha «31/02/2020» no se entiende."),
        (["Chofer"], "La línea no es un aviso."),
    ],
)
def test_what_is_no_ad_is_rejected_with_its_reason(record: object, reason: str) -> None:
    assert parse(7, record) == Rejection(7, reason)


def test_the_same_ad_has_one_identity_whatever_the_order_of_its_fields() -> None:
    there = external_id({"Titulo": "Chofer", "Fecha": "03/08/2020"})
    back = external_id({"Fecha": "03/08/2020", "Titulo": "Chofer"})

    assert there == back
    assert there != external_id({"Titulo": "Chofer", "Fecha": "04/08/2020"})


VALUES = st.none() | st.integers() | st.text() | st.lists(st.text(), max_size=3)
LABELS = st.sampled_from([*ONE_VALUE, *MANY_VALUES])
ECHOES = LABELS.map(lambda label: f"{label}:")
RECORDS = st.dictionaries(LABELS | st.text(), VALUES | ECHOES, max_size=12)


@given(RECORDS)
def test_no_record_breaks_the_parser(record: dict[str, object]) -> None:
    assert isinstance(parse(1, record), (Ad, Rejection))


@given(RECORDS)
def test_parsing_twice_gives_the_same_ad(record: dict[str, object]) -> None:
    whole = {**record, "Titulo": "Chofer", "Fecha": "03/08/2020"}

    assert parse(1, whole) == parse(1, whole)
