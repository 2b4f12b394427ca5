"""From ads to statistics: the statistics are kept, the ads are not."""

import csv
import re

from omil_portal.occupations.classification import classification
from omil_portal.occupations.learning import FEWEST_ADS, FEWEST_COMPANIES, Lesson, count, named_code
from omil_portal.occupations.names import Entry, NameIndex, Source
from omil_portal.occupations.statistics import FILE, LISTED, TITLE, Count

NAMES = NameIndex(
    [
        Entry("guardia", "5414", "Guardias", Source.PROJECT),
        Entry("chofer", "8322", "Autos", Source.PROJECT),
        Entry("chofer", "8332", "Camiones", Source.PROJECT),
    ]
)


def ads(number: int, title: str = "Guardia nocturno", companies: int = FEWEST_COMPANIES):
    return [Lesson(title, company=f"Empresa {at % companies}") for at in range(number)]


def words(rows: list[Count], kind: str = TITLE) -> set[str]:
    return {row.words for row in rows if row.kind == kind}


def test_the_name_in_the_title_gives_the_code() -> None:
    assert named_code(Lesson("Guardia para mall", "A"), NAMES) == "5414"
    assert named_code(Lesson("Persona responsable", "A"), NAMES) is None


def test_what_a_list_says_settles_which_of_several() -> None:
    assert named_code(Lesson("Chofer", "A"), NAMES) is None
    assert named_code(Lesson("Chofer", "A", within=("833",)), NAMES) == "8332"


def test_a_word_is_counted_by_occupation() -> None:
    rows = count(ads(FEWEST_ADS), NAMES)

    assert Count("ad", "", "5414", FEWEST_ADS) in rows
    assert Count(TITLE, "guardi", "5414", FEWEST_ADS) in rows
    assert Count(TITLE, "guardi", "", FEWEST_ADS) in rows


def test_a_word_of_few_ads_is_not_kept() -> None:
    assert words(count(ads(FEWEST_ADS - 1), NAMES)) == set()


def test_a_word_of_few_companies_is_not_kept() -> None:
    assert words(count(ads(20, companies=FEWEST_COMPANIES - 1), NAMES)) == set()


def test_a_place_and_a_number_are_not_kept() -> None:
    lessons = ads(20, "Guardia Ancud 450000")

    kept = words(count(lessons, NAMES, not_words=frozenset(["ancud"])))

    assert kept == {"guardi"}


def test_a_name_of_a_list_is_counted_whole_and_by_words() -> None:
    lessons = [
        Lesson("Guardia", company=str(at), listed=("Guardias de seguridad",)) for at in range(10)
    ]

    assert {"guardi", "seguridad", "guardi_seguridad"} == words(count(lessons, NAMES), LISTED)


def shipped() -> list[Count]:
    with FILE.open(encoding="utf-8", newline="") as rows:
        return [Count(*row[:3], int(row[3])) for row in list(csv.reader(rows))[1:]]


def test_nothing_shipped_is_of_few_ads() -> None:
    totals = [row for row in shipped() if row.kind != "ad" and not row.code]

    assert totals
    assert min(row.ads for row in totals) >= FEWEST_ADS


def test_nothing_shipped_is_a_contact() -> None:
    telling = re.compile(r"@|www|http|\d{5}|gmail|_cl$")

    assert [row.words for row in shipped() if telling.search(row.words)] == []


def test_every_code_shipped_exists() -> None:
    assert {row.code for row in shipped() if row.code} <= set(classification())
