"""A whole file of ads."""

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from employers.bne.occupations import file_under
from employers.bne.read import open_lines, read_ads
from omil_portal.occupations.coder import default_coder

REAL_ADS = Path(__file__).parents[4] / "shared" / "data" / "bne_vacancies_2020_2021.jsonl.gz"
CHOFER = json.dumps({"Titulo": "Chofer (1 vacantes)", "Fecha": "03/08/2020"})
COOK = json.dumps({"Titulo": "Cocinera (1 vacantes)", "Fecha": "03/08/2020"})


def test_each_line_is_an_ad_a_rejection_or_a_duplicate() -> None:
    reading = read_ads([CHOFER, "{", "", COOK, CHOFER, "[]"])

    assert [(ad.line, ad.title) for ad in reading.ads] == [(1, "Chofer"), (4, "Cocinera")]
    assert [(rejected.line, rejected.reason) for rejected in reading.rejections] == [
        (2, "La línea no es JSON válido."),
        (6, "La línea no es un aviso."),
    ]
    assert reading.duplicates == [(5, 1)]


@pytest.mark.parametrize("deep", [500, 5_000, 200_000])
def test_a_line_nested_without_end_stops_nothing(deep: int) -> None:
    nested = f'{{"Titulo": "Chofer", "Fecha": "03/08/2020", "Otro": {"[" * deep}{"]" * deep}}}'

    reading = read_ads([nested, COOK])

    assert [ad.title for ad in reading.ads][-1] == "Cocinera"


@pytest.mark.parametrize("name", ["ads.jsonl", "ads.jsonl.gz"])
def test_a_file_is_read_compressed_or_not(tmp_path: Path, name: str) -> None:
    text = f"{CHOFER}\n{COOK}\n".encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(text) if name.endswith(".gz") else text)

    assert len(read_ads(open_lines(path)).ads) == 2


@pytest.mark.slow
@pytest.mark.skipif(
    not REAL_ADS.exists(), reason="the real ads (../shared/data) are not on this machine"
)
def test_every_real_ad_is_read() -> None:
    lines = list(open_lines(REAL_ADS))

    reading = read_ads(lines)

    answered = [ad.line for ad in reading.ads]
    answered += [rejected.line for rejected in reading.rejections]
    answered += [line for line, _ in reading.duplicates]
    assert sorted(answered) == list(range(1, len(lines) + 1))
    assert reading.rejections == []
    coder = default_coder()
    coded = Counter(
        len(filed.code or "") if (filed := file_under(ad.title, ad.occupations, coder)) else 0
        for ad in reading.ads
    )
    assert coded[4] > len(reading.ads) / 3
    print(f"ads {len(reading.ads)}, duplicates {len(reading.duplicates)}, digits {dict(coded)}")


@pytest.mark.slow
@pytest.mark.skipif(
    not REAL_ADS.exists(), reason="the real ads (../shared/data) are not on this machine"
)
def test_almost_nothing_of_a_real_ad_is_left_unread() -> None:
    reading = read_ads(open_lines(REAL_ADS))

    strange = Counter(label for ad in reading.ads for label in ad.unparsed)
    known = {"Tipo de contrato", "Nivel educacional"}
    assert sum(strange[label] for label in strange.keys() - known) <= 5
    print(dict(strange))
