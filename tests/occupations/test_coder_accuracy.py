"""How often the coder is right on real ads, which lie beside the repository and not in it."""

from pathlib import Path

import pytest

from employers.bne.coded_ads import read_coded
from employers.bne.learning import kept_apart
from omil_portal.occupations import accuracy
from omil_portal.occupations.coder import SAFE_CONFIDENCE, default_coder

HERE = Path(__file__).parent
ADS = Path(__file__).parents[3] / "shared" / "data"
BNE, OTHER = ADS / "bne_vacancies_2020_2021.jsonl.gz", ADS / "ads_text_2020_2021.jsonl.gz"
LABELLED, DEVELOPMENT = HERE / "labelled_ads.csv", HERE / "development_ads.csv"
# The labels themselves are disputed in some (labelled_ads.md), and 320 ads err by 5 points.
TOLERANCE = 0.08

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (BNE.exists() and OTHER.exists()),
        reason="the real ads (../shared/data) are not on this machine",
    ),
]


@pytest.fixture(scope="module")
def labelled() -> list[accuracy.Answer]:
    """What the coder says of the sample that nobody tuned it on."""
    said = accuracy.answers(default_coder(), read_coded(LABELLED, bne=BNE))
    print(*accuracy.report(said), sep="\n")
    return said


@pytest.fixture(scope="module")
def development() -> list[accuracy.Answer]:
    ads = read_coded(DEVELOPMENT, bne=BNE, other=OTHER)
    return accuracy.answers(default_coder(), ads)


@pytest.mark.parametrize(
    ("digits", "among", "least"),
    [(1, 1, 0.80), (2, 1, 0.78), (4, 1, 0.73), (1, 3, 0.87), (2, 3, 0.86), (4, 3, 0.82)],
)
def test_the_labelled_ads_are_coded_as_well_as_documented(
    labelled: list[accuracy.Answer], digits: int, among: int, least: float
) -> None:
    share = accuracy.accuracy(labelled, digits=digits, among=among)

    assert share.right / share.asked >= least


def test_what_is_filed_without_asking_is_mostly_right(labelled: list[accuracy.Answer]) -> None:
    share = accuracy.filed(labelled)[4]

    assert share.asked / len(labelled) >= 0.5
    assert share.right / share.asked >= SAFE_CONFIDENCE


def test_the_confidence_is_what_happens(development: list[accuracy.Answer]) -> None:
    known = [answer for answer in development if answer.right(4) is not None]
    right = sum(bool(answer.right(4)) for answer in known) / len(known)

    assert sum(a.confidence for a in known) / len(known) == pytest.approx(right, abs=0.03)


def test_the_confidence_holds_on_ads_never_seen(labelled: list[accuracy.Answer]) -> None:
    known = [answer for answer in labelled if answer.right(4) is not None]
    right = sum(bool(answer.right(4)) for answer in known) / len(known)

    assert sum(a.confidence for a in known) / len(known) == pytest.approx(right, abs=TOLERANCE)


def test_the_surer_answers_are_oftener_right(labelled: list[accuracy.Answer]) -> None:
    known = [answer for answer in labelled if answer.right(4) is not None]
    sure = [answer for answer in known if answer.confidence >= SAFE_CONFIDENCE]
    unsure = [answer for answer in known if answer.confidence < SAFE_CONFIDENCE]

    def share(answers: list[accuracy.Answer]) -> float:
        return sum(bool(answer.right(4)) for answer in answers) / len(answers)

    assert share(sure) > share(unsure) + 0.2


def test_nothing_that_measures_the_coder_is_learned_from() -> None:
    bne = {int(line.split(",")[0]) for line in LABELLED.read_text().splitlines()[1:]}
    rows = [line.split(",") for line in DEVELOPMENT.read_text().splitlines()[1:]]

    assert bne <= kept_apart(7_563)
    assert {int(line) for file, line, _ in rows if file == "bne"} <= kept_apart(7_563)
    assert {int(line) for file, line, _ in rows if file == "other"} <= kept_apart(4_618)
    assert not bne & {int(line) for file, line, _ in rows if file == "bne"}
