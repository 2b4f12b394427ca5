"""Which column says what, guessed from the words at its head."""

import hashlib

from omil_portal.occupations.text import unaccent

FIELDS = {
    "run": "RUN",
    "dv": "Dígito verificador",
    "full_name": "Nombre completo",
    "names": "Nombres",
    "surnames": "Los dos apellidos",
    "first_surname": "Primer apellido",
    "second_surname": "Segundo apellido",
    "birth_date": "Fecha de nacimiento",
    "phone": "Teléfono",
    "email": "Correo electrónico",
    "comuna": "Comuna",
    "sector": "Sector o localidad",
}
"""What a column may hold, in the portal's words."""

_SYNONYMS = {
    "run": "run|rut|cedula|ci|run rut|rut run|rut persona|run persona|cedula de identidad|"
    "numero de run|rut usuario|numero run|rut sin dv|run sin dv|rut con dv|n run|n rut",
    "dv": "dv|digito|digito verificador|d v|dig verif|div|dig",
    "full_name": "nombre completo|nombre y apellido|nombres y apellidos|nombre y apellidos|"
    "apellidos y nombres|persona|usuario|beneficiario|nombre persona|nombre usuario",
    "names": "nombres|nombre|primer nombre",
    "surnames": "apellidos|apellido",
    "first_surname": "primer apellido|apellido paterno|paterno|ap paterno|a paterno|apellido 1",
    "second_surname": "segundo apellido|apellido materno|materno|ap materno|a materno|apellido 2",
    "birth_date": "fecha de nacimiento|fecha nacimiento|nacimiento|f nacimiento|fecha nac|f nac|"
    "fec nac|fec nacimiento|fnac",
    "phone": "telefono|fono|celular|telefono celular|telefono contacto|fono contacto|movil|"
    "numero de telefono|contacto|telefono de contacto|tel|cel|whatsapp|n telefono|telefono 1",
    "email": "correo|correo electronico|email|e mail|mail",
    "comuna": "comuna|comuna de residencia|comuna residencia",
    "sector": "sector|localidad|sector o localidad|villa|poblacion|domicilio|direccion",
}
_FIELD_OF = {
    words.strip(): field for field, listed in _SYNONYMS.items() for words in listed.split("|")
}


_SURNAMES = {"surnames", "first_surname"}


def folded(header: str) -> str:
    """Letters and figures of a header in lower case, without accents, one space between words.

    Initials are one word: "R.U.T." is rut.
    """
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in unaccent(header)).split()
    return ("" if all(len(word) == 1 for word in words) else " ").join(words)


def guess(headers: list[str]) -> dict[str, int]:
    """Field → its column, counted from 0; the first column of each kind."""
    mapping: dict[str, int] = {}
    for column, header in enumerate(headers):
        field = _FIELD_OF.get(folded(header))
        if field and field not in mapping:
            mapping[field] = column
    if "full_name" not in mapping and "names" in mapping and not _SURNAMES & mapping.keys():
        mapping["full_name"] = mapping.pop("names")
    return mapping


def signature(headers: list[str]) -> str:
    """The same for the same headers in the same order, however accented or spaced."""
    return hashlib.sha256("|".join(folded(h) for h in headers).encode()).hexdigest()


def lacking(mapping: dict[str, int]) -> list[str]:
    """What must be mapped before the rows can be read, in sentences."""
    problems = []
    if "run" not in mapping:
        problems.append("Elige la columna del RUN.")
    named = "full_name" in mapping or ("names" in mapping and _SURNAMES & mapping.keys())
    if not named:
        problems.append("Elige la columna del nombre completo, o las de nombres y apellidos.")
    if len(set(mapping.values())) < len(mapping):
        problems.append("Elegiste la misma columna para dos datos.")
    return problems
