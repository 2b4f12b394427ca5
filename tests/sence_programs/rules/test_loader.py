"""The loader refuses, one by one, every way a data file can be wrong."""

from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from pydantic import ValidationError

from sence_programs.rules.errors import RulesError
from sence_programs.rules.evaluate import evaluate
from sence_programs.rules.facts import Facts
from sence_programs.rules.loader import DATA, Rules, current_rules, load
from sence_programs.rules.parameters import ParametersOn

SOUND = """
code: bono
title: Bono
short_title: B
summary: Un bono.
periods:
  - {from: 2026-01-01, status: open, text: Abierto., source: Ley 1, confidence: S}
parameters:
  limit:
    unit: pesos
    values:
      - {from: 2026-01-01, until: 2026-06-30, value: 100, source: "Ley 1, art. 2", confidence: S}
      - {from: 2026-07-01, value: 200, source: "Ley 1, art. 2", confidence: S}
  rate:
    unit: percent
    values:
      - {from: 2026-01-01, value: 2.5 %, source: "Ley 1, art. 3", confidence: S}
conditions:
  - {code: income, party: worker, text: "Ganas {limit} o menos.", source: Ley 1, confidence: S}
"""


def loaded(folder: Path, text: str = SOUND) -> Rules:
    (folder / "bono.yaml").write_text(text, encoding="utf-8")
    return load(folder)


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    parameters = loaded(tmp_path).benefits["bono"].parameters
    assert ParametersOn(parameters, date(2026, 6, 30)).whole("limit") == 100
    assert ParametersOn(parameters, date(2026, 7, 1)).whole("limit") == 200


@pytest.mark.parametrize(
    ("sound", "wrong", "path", "message"),
    [
        ("title: Bono", "titel: Bono", "title", "this key is required"),
        ("title: Bono", "title: Bono\ncolour: red", "colour", "this key is not known"),
        ("value: 200,", "value: 200, vlaue: 2,", "parameters.limit", "this key is not known"),
        ("value: 200", "value: 200.0", "parameters.limit", "whole numbers, without decimals"),
        ("value: 200", "value: '200'", "parameters.limit", "valid integer"),
        ("value: 200", "value: true", "parameters.limit", "valid integer"),
        ("value: 200", "value: -1", "parameters.limit", "greater than or equal to 0"),
        ("value: 2.5 %", "value: 0.025", "parameters.rate", "a percent is written as text"),
        ("value: 2.5 %", "value: dos %", "parameters.rate", "dos is not a number"),
        ("value: 2.5 %", "value: 1/0 %", "parameters.rate", "1/0 is not a number"),
        ("unit: percent", "unit: pounds", "parameters.rate", "pounds"),
        ("    unit: percent\n", "", "parameters.rate", "unit is required"),
        (', source: "Ley 1, art. 3"', "", "parameters.rate", "this key is required"),
        ('source: "Ley 1, art. 3"', "source: ' '", "parameters.rate", "at least 1 character"),
        (
            'art. 3", confidence: S',
            'art. 3", confidence: X',
            "parameters.rate",
            "'S', 'S2', 'M' or 'D'",
        ),
        ("from: 2026-07-01", "from: 2026-06-30", "parameters.limit", "overlap"),
        ("from: 2026-07-01", "from: 2026-01-01", "parameters.limit", "overlap"),
        ("from: 2026-07-01", "from: 2026-07-02", "parameters.limit", "gap after 2026-06-30"),
        ("until: 2026-06-30", "until: 2025-06-30", "parameters.limit", "is before from"),
        (
            "from: 2026-07-01,",
            "from: 2026-07-01, until: 2026-12-31,",
            "parameters.limit",
            "nothing after 2026-12-31",
        ),
        ("from: 2026-07-01", "from: '2026-07-01'", "parameters.limit", "valid date"),
        ("from: 2026-07-01", "from: 2026-07-01 10:00:00", "parameters.limit", "valid date"),
        ("status: open", "status: maybe", "periods.0.status", "'open'"),
        ("party: worker", "party: bank", "conditions.0.party", "'worker' or 'company'"),
        ("{limit} o", "{limti} o", "conditions.0.text", "no parameter called limti"),
        ("code: bono", "code: bonus", "code", "is bonus, not the name of the file"),
        ("title: Bono", "title: Bono\ntitle: Otro", "", "the key title stands twice"),
        ("title: Bono", "title: Bono\nuses: [otra]", "uses", "no parameter set called otra"),
        ("conditions:", "conditions: [", "", "while parsing"),
        ("from: 2026-07-01", "from: 2026-13-01", "", "month must be in 1..12"),
        (
            "conditions:",
            "conditions:\n"
            "  - {code: income, party: worker, text: Otra., source: Ley 1, confidence: S}",
            "",
            "two conditions are called income",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(
    tmp_path: Path, sound: str, wrong: str, path: str, message: str
) -> None:
    assert sound in SOUND
    with pytest.raises(RulesError) as refused:
        loaded(tmp_path, SOUND.replace(sound, wrong, 1))
    assert refused.value.file == "bono.yaml"
    assert refused.value.path.startswith(path)
    assert message in refused.value.message
    assert str(refused.value).startswith("bono.yaml: ")


def test_a_file_that_is_not_a_mapping_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="must be a mapping"):
        loaded(tmp_path, "- uno\n- dos\n")


def test_a_gap_with_its_reason_is_accepted(tmp_path: Path) -> None:
    declared = SOUND.replace("from: 2026-07-01", "from: 2026-08-01", 1).replace(
        "  rate:", "    gaps:\n      - {from: 2026-07-01, reason: No se publicó.}\n  rate:", 1
    )
    assert loaded(tmp_path, declared).benefits["bono"].code == "bono"


def test_a_gap_without_a_reason_is_refused(tmp_path: Path) -> None:
    silent = SOUND.replace("  rate:", "    gaps:\n      - {from: 2027-07-01}\n  rate:", 1)
    with pytest.raises(RulesError, match="reason: this key is required"):
        loaded(tmp_path, silent)


def test_a_parameter_of_a_used_set_cannot_be_redefined(tmp_path: Path) -> None:
    shared = SOUND[SOUND.index("parameters:") : SOUND.index("conditions:")]
    (tmp_path / "otra.yaml").write_text(f"code: otra\ntitle: Otra\n{shared}", encoding="utf-8")
    with pytest.raises(RulesError, match="otra defines it too"):
        loaded(tmp_path, SOUND.replace("title: Bono", "title: Bono\nuses: [otra]"))


@pytest.mark.parametrize(("old", "new"), [("code: no_debt", "code: nodebt")])
def test_conditions_the_code_does_not_decide_are_refused(
    tmp_path: Path, old: str, new: str
) -> None:
    folder = Path(copytree(DATA, tmp_path / "data"))
    sue = folder / "sue.yaml"
    sue.write_text(sue.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(RulesError, match="no_debt: the file does not describe it"):
        evaluate("sue", Facts(), date(2026, 11, 23), load(folder))


def test_nothing_loaded_can_be_changed() -> None:
    rules = current_rules()
    sue = rules.benefits["sue"]
    with pytest.raises(FrozenInstanceError):
        rules.version = "otra"  # type: ignore[misc]
    with pytest.raises(ValidationError, match="frozen"):
        sue.title = "Otro"  # type: ignore[misc]
    with pytest.raises(TypeError):
        sue.parameters["otro"] = sue.parameters["rsh_limit"]  # type: ignore[index]
    with pytest.raises(TypeError):
        rules.benefits["otro"] = sue  # type: ignore[index]


def test_the_version_is_short_and_changes_with_any_byte(tmp_path: Path) -> None:
    folder = Path(copytree(DATA, tmp_path / "data"))
    assert load(folder).version == current_rules().version
    assert len(current_rules().version) == 12
    with (folder / "imm.yaml").open("a", encoding="utf-8") as file:
        file.write("#\n")
    assert load(folder).version != current_rules().version


def test_an_answer_names_the_rules_it_came_from() -> None:
    answer = evaluate("sue", Facts(), date(2026, 11, 23))
    assert answer.rules_version == current_rules().version
