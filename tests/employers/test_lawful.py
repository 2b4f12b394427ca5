"""What an offer may not ask for (Código del Trabajo, art. 2)."""

import gzip
import json
from pathlib import Path

import pytest

from employers.lawful import unlawful_requirements
from employers.unlawful_wording import SENTENCES, Ground

REAL_ADS = Path(__file__).parents[3] / "shared" / "data" / "ads_text_2020_2021.jsonl.gz"

UNLAWFUL = [
    ("Buscamos persona entre 28 y 40 años para bodega.", "entre 28 y 40 años", Ground.AGE),
    ("Ideal menor de 35", "menor de 35", Ground.AGE),
    ("Persona sobre 30 años, responsable.", "sobre 30 años", Ground.AGE),
    ("Edad máxima: 45", "Edad máxima: 45", Ground.AGE),
    ("- Mayores de 25 años\n- Experiencia en ventas", "Mayores de 25 años", Ground.AGE),
    ("Se necesita joven para reparto", "necesita joven", Ground.AGE),
    ("Solo varones.", "Solo varones", Ground.SEX),
    ("Se necesita señorita para atención de público", "necesita señorita", Ground.SEX),
    ("Se requiere dama con experiencia en caja", "requiere dama", Ground.SEX),
    ("Guardia de sexo masculino", "de sexo masculino", Ground.SEX),
    ("Requisitos:\n- Mujer\n- Licencia B", "Mujer", Ground.SEX),
    ("Buena presencia y trato amable", "Buena presencia", Ground.APPEARANCE),
    ("Sin tatuajes visibles", "Sin tatuajes visibles", Ground.APPEARANCE),
    ("Nacionalidad chilena", "Nacionalidad chilena", Ground.NATIONALITY),
    ("Solo chilenos", "Solo chilenos", Ground.NATIONALITY),
    ("Extranjeros con residencia definitiva", "residencia definitiva", Ground.NATIONALITY),
    ("Postulantes sin DICOM", "sin DICOM", Ground.DEBTS),
    ("Envía tu currículum con foto", "currículum con foto", Ground.PHOTO),
    ("De preferencia soltera", "De preferencia soltera", Ground.MARITAL_STATUS),
    ("Persona sin hijos", "sin hijos", Ground.MARITAL_STATUS),
    ("Se pedirá test de embarazo", "test de embarazo", Ground.MATERNITY),
    ("No tener enfermedades crónicas", "No tener enfermedades", Ground.HEALTH),
    ("Sin discapacidad", "Sin discapacidad", Ground.HEALTH),
    (
        "Buscamos persona cristiana para casa particular",
        "Buscamos persona cristiana",
        Ground.BELIEFS,
    ),
    ("No pertenecer a un sindicato", "No pertenecer a un sindicato", Ground.UNION),
]

LAWFUL = [
    "Ser mayor de 18 años.",
    "Mayor de edad, con licencia clase B.",
    "Con 15 años de experiencia en el rubro.",
    "Entre 15 y 20 años de experiencia en faenas mineras.",
    "Empresa con 40 años en el mercado busca soldador.",
    "Empresa con más de 30 años de trayectoria.",
    "Se buscan hombres y mujeres para la cosecha.",
    "Varón o dama para caja.",
    "Oferta abierta sin importar edad, sexo ni nacionalidad.",
    "Venta de ropa de mujer y calzado de varón.",
    "Chilenos o extranjeros con permiso de trabajo vigente.",
    "Ayudante de cocina chilena y peruana.",
    "Empresa con presencia en todo el país.",
    "Mantener la buena presentación de la vitrina.",
    "Enviar foto de la licencia de conducir.",
    "Fotógrafo para eventos.",
    "Cuidado de niños menores de 6 años.",
    "Cuidado de personas con enfermedades crónicas.",
    "Experiencia en trabajo con personas en situación de discapacidad.",
    "Acreditar salud compatible con el cargo.",
    "Cobranza y publicación de morosos en DICOM.",
    "Operador de alza hombre.",
    "Regalos de Navidad para tus hijos.",
    "Turno de 8 a 20 horas, 45 horas semanales.",
    "Sueldo de 500.000 a 650.000.",
    "Profesora de religión católica para colegio.",
    "Elaborar políticas de prevención.",
]


@pytest.mark.parametrize(("text", "phrase", "ground"), UNLAWFUL, ids=[u[0] for u in UNLAWFUL])
def test_what_the_law_forbids_is_found(text, phrase, ground):
    assert [(f.phrase, f.ground) for f in unlawful_requirements(text)] == [(phrase, ground)]


@pytest.mark.parametrize("text", LAWFUL)
def test_what_only_sounds_like_it_is_left_alone(text):
    assert unlawful_requirements(text) == []


def test_a_finding_points_at_its_words_and_says_why():
    text = "Local céntrico.\nRequisitos: buena presencia y ganas."
    (finding,) = unlawful_requirements(text)
    assert text[finding.start : finding.end] == finding.phrase == "buena presencia"
    assert finding.sentence == SENTENCES[Ground.APPEARANCE]


def test_each_forbidden_wish_is_told_once_and_in_order():
    found = unlawful_requirements("Señorita entre 20 y 30 años, buena presencia, CV con foto.")
    assert [f.ground for f in found] == [Ground.SEX, Ground.AGE, Ground.APPEARANCE, Ground.PHOTO]


@pytest.mark.slow
def test_real_ads_are_read_whole():
    if not REAL_ADS.exists():
        pytest.skip("the real ads (shared/data) are not here")
    with gzip.open(REAL_ADS, "rt") as lines:
        texts = [ad["titulo"] + "\n" + ad["descripcion"] for ad in map(json.loads, lines)]
    accused = [text for text in texts if unlawful_requirements(text)]
    assert 900 < len(accused) < 1200
    assert all(
        text[f.start : f.end] == f.phrase for text in accused for f in unlawful_requirements(text)
    )
