"""What a spreadsheet of people may hold, and the part of it that says who somebody is."""

from jobseekers.spreadsheet.headers import SURNAMES, WITH_RUN, Columns

WHO = {
    "run": "RUN",
    "dv": "Dígito verificador",
    "full_name": "Nombre completo",
    "names": "Nombres",
    "surnames": "Los dos apellidos",
    "first_surname": "Primer apellido",
    "second_surname": "Segundo apellido",
}
WHO_SYNONYMS = {
    "run": "run|rut|cedula|ci|run rut|rut run|rut persona|run persona|cedula de identidad|"
    "numero de run|rut usuario|numero run|rut sin dv|run sin dv|rut con dv|n run|n rut|"
    "rut trabajador|run trabajador|rut colocado|rut beneficiario",
    "dv": "dv|digito|digito verificador|d v|dig verif|div|dig",
    "full_name": "nombre completo|nombre y apellido|nombres y apellidos|nombre y apellidos|"
    "apellidos y nombres|persona|usuario|beneficiario|nombre persona|nombre usuario|trabajador|"
    "nombre trabajador|persona colocada",
    "names": "nombres|nombre|primer nombre",
    "surnames": "apellidos|apellido",
    "first_surname": "primer apellido|apellido paterno|paterno|ap paterno|a paterno|apellido 1",
    "second_surname": "segundo apellido|apellido materno|materno|ap materno|a materno|apellido 2",
}


def _named(fields: set[str]) -> bool:
    return "full_name" in fields or ("names" in fields and bool(SURNAMES & fields))


PEOPLE = Columns(
    labels=WHO
    | {
        "birth_date": "Fecha de nacimiento",
        "phone": "Teléfono",
        "email": "Correo electrónico",
        "comuna": "Comuna",
        "sector": "Sector o localidad",
    },
    synonyms=WHO_SYNONYMS
    | {
        "birth_date": "fecha de nacimiento|fecha nacimiento|nacimiento|f nacimiento|fecha nac|"
        "f nac|fec nac|fec nacimiento|fnac",
        "phone": "telefono|fono|celular|telefono celular|telefono contacto|fono contacto|movil|"
        "numero de telefono|contacto|telefono de contacto|tel|cel|whatsapp|n telefono|telefono 1",
        "email": "correo|correo electronico|email|e mail|mail",
        "comuna": "comuna|comuna de residencia|comuna residencia",
        "sector": "sector|localidad|sector o localidad|villa|poblacion|domicilio|direccion",
    },
    needs=(
        WITH_RUN,
        ("Elige la columna del nombre completo, o las de nombres y apellidos.", _named),
    ),
)
