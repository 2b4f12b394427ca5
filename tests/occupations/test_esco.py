"""Who has an ESCO file can load its words; a bad file is told in a sentence."""

import gzip
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from omil_portal.occupations.models import OccupationTerm
from tests.factories.kernel import OccupationFactory

pytestmark = pytest.mark.django_db
HEADER = "conceptUri,preferredLabel,iscoGroup,altLabels\n"
WELDER = HEADER + 'x,persona soldadora,7212,"soldador TIG\nsoldadora MIG"\n'


@pytest.fixture(autouse=True)
def welders():
    OccupationFactory(code="7212")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "occupations_es.csv"


def load(file, content: str | bytes) -> str:
    """What the command says."""
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    said = StringIO()
    call_command("load_esco", str(file), stdout=said)
    return said.getvalue()


def terms() -> set[str]:
    return set(OccupationTerm.objects.filter(source="esco").values_list("term", flat=True))


def test_each_label_is_a_way_to_say_the_occupation(file):
    load(file, WELDER)
    assert terms() == {"persona soldadora", "soldador TIG", "soldadora MIG"}


def test_it_says_how_many_and_how_many_have_no_group_here(file):
    said = load(file, WELDER + "x,persona pastora,6121,\n")
    assert said == "Sinónimos de ESCO: 3. Sin grupo en CIUO-08.CL: 1.\n"


def test_a_compressed_file_is_read_too(file):
    load(file.with_suffix(".csv.gz"), gzip.compress(WELDER.encode()))
    assert "soldador TIG" in terms()


def test_the_other_names_of_the_columns_are_read_too(file):
    load(file, "uri,isco,label,alt_labels\nx,7212,soldador,soldador TIG|soldador MIG\n")
    assert terms() == {"soldador", "soldador TIG", "soldador MIG"}


@pytest.mark.parametrize("group", ["7212", "C7212", "http://esco.example/isco/C7212", " 7212 "])
def test_the_group_is_read_however_it_is_written(file, group):
    load(file, f"preferredLabel,iscoGroup\nsoldador,{group}\n")
    assert terms() == {"soldador"}


@pytest.mark.parametrize("group", ["", "72", "72123"])
def test_what_is_no_group_of_four_figures_is_left_out(file, group):
    load(file, f"preferredLabel,iscoGroup\nsoldador,{group}\n")
    assert terms() == set()


def test_a_byte_order_mark_is_no_part_of_the_first_name(file):
    load(file, "\ufeffpreferredLabel,iscoGroup\nsoldador,7212\n")
    assert terms() == {"soldador"}


def test_a_row_cut_short_is_forgiven(file):
    load(file, "iscoGroup,preferredLabel,altLabels\n7212,soldador\n7212\n")
    assert terms() == {"soldador"}


def test_loading_again_leaves_what_the_new_file_says(file):
    load(file, WELDER)
    load(file, HEADER + "x,soldador al arco,7212,\n")
    assert terms() == {"soldador al arco"}


def test_the_words_of_the_project_are_not_touched(file):
    OccupationTerm.objects.create(
        occupation_id="7212", term="soldador", folded="soldador", sound="soldador", source="project"
    )
    load(file, WELDER)
    assert OccupationTerm.objects.filter(source="project").count() == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("nombre,grupo\nsoldador,7212\n", "faltan las columnas"),
        ("", "faltan las columnas"),
        ("preferredLabel,iscoGroup\nsoldador\xf3,7212\n".encode("latin-1"), "dañado"),
    ],
    ids=["other columns", "empty", "not UTF-8"],
)
def test_a_file_of_something_else_is_refused_in_a_sentence(file, content, reason):
    with pytest.raises(CommandError, match=reason):
        load(file, content)


def test_a_compressed_file_cut_short_is_refused_in_a_sentence(file):
    whole = gzip.compress(WELDER.encode() * 100)
    with pytest.raises(CommandError, match="dañado"):
        load(file.with_suffix(".gz"), whole[: len(whole) // 2])


def test_a_refused_file_changes_nothing(file):
    load(file, WELDER)
    with pytest.raises(CommandError):
        load(file, "")
    assert "soldador TIG" in terms()


def test_a_file_that_is_not_there_is_told(file):
    with pytest.raises(CommandError, match="No se pudo leer"):
        call_command("load_esco", str(file))
