"""What belongs to a person leaves what was typed; what the law counts stays."""

import pytest

from sence_programs.answers.personal import without_personal


@pytest.mark.parametrize(
    "personal",
    [
        "12.345.678-5",
        "12345678-5",
        "123456785",
        "12.345.678",
        "9.876.543-k",
        "9876543K",
        "12 345 678-5",
        "12.345.678 - 5",
        "+56 9 8765 4321",
        "9 8765 4321",
        "987654321",
        "+56987654321",
        "(65) 2345678",
        "rosa.perez@correo.cl",
    ],
)
def test_leaves(personal):
    assert without_personal(f"bono de {personal} hoy") == "bono de hoy"


@pytest.mark.parametrize(
    "said",
    [
        "ley 21.808",
        "ley 21015 artículo 157",
        "sueldo de $1.049.254",
        "sueldo de $ 1.049.254",
        "desde el 13-03-2026",
        "entre 2024 2025",
        "licencia A-4, curso OS-10",
        "menor de 25 años con 12 meses",
    ],
)
def test_stays(said):
    assert without_personal(said) == said
