"""The paper that an office hands over."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from omil_portal.printing.draw import pdf_of
from omil_portal.printing.sheet import Section, Sheet

HOSTILE = r'#sys.inputs #panic("x") *a* $b$ @c <d> \e `f` //g _h_ [i] = j'


def read(sheet: Sheet) -> PdfReader:
    return PdfReader(BytesIO(pdf_of(sheet)))


def words(reader: PdfReader) -> str:
    text = " ".join(page.extract_text() for page in reader.pages)
    return " ".join(text.replace("\u200b", "").split())


def sheet(**parts) -> Sheet:
    return Sheet(**{"title": "Comprobante", "office": "OMIL de Castro", **parts})


def test_what_a_person_typed_is_written_and_never_obeyed():
    reader = read(
        sheet(title=HOSTILE, lead=(HOSTILE,), facts=((HOSTILE, HOSTILE),), signer=HOSTILE)
    )
    assert words(reader).count(HOSTILE) == 5


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Ñusta Müller Ólafs", "Ñusta Müller Ólafs"),
        ("Jan Batis Désir Lòlò Fèbyen", "Jan Batis Désir Lòlò Fèbyen"),
        ("Ana 🙂 Soto", "Ana □ Soto"),
        ("محمد Soto", "□ Soto"),
        ("Ana\x00\x07 Soto", "Ana□ Soto"),
    ],
    ids=["chilean", "kreyol", "emoji", "arabic", "control"],
)
def test_a_letter_that_cannot_be_drawn_shows_as_a_square(typed, written):
    assert written in words(read(sheet(lead=(typed,))))


def test_the_page_is_tagged_and_says_its_language():
    root = read(sheet()).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].lower() == "es-cl"


def test_a_long_list_keeps_to_one_page_and_says_what_is_left_out():
    many = tuple(f"Habilidad número {n}" for n in range(300))
    reader = read(sheet(lead=("x" * 300,), sections=(Section("Habilidades", many),)))
    assert len(reader.pages) == 1
    said = words(reader)
    left_out = int(re.search(r"(\d+) más: sigue en el portal", said)[1])
    assert said.count("Habilidad número") + left_out == 300


def test_the_longest_attention_keeps_to_one_page_whole():
    note = "Conversamos del trabajo que busca. " * 57
    reader = read(sheet(sections=(Section("Qué se hizo", (note[:2000],)),)))
    assert len(reader.pages) == 1
    assert words(reader).count("Conversamos") == 57
