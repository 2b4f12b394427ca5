"""How offers in Chile state what art. 2 of the Código del Trabajo forbids. Pure data.

Written for text in lower case without accents, one sentence at a time. Chosen over many real
offers for precision: a wrong alarm costs an honest company a wait.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Ground(StrEnum):
    """What may not be a requirement; the value is how a person reads it."""

    AGE = "Edad"
    SEX = "Sexo"
    MARITAL_STATUS = "Estado civil o hijos"
    MATERNITY = "Maternidad"
    APPEARANCE = "Apariencia"
    PHOTO = "Foto"
    NATIONALITY = "Nacionalidad"
    DEBTS = "Deudas"
    HEALTH = "Salud o discapacidad"
    BELIEFS = "Religión u opinión política"
    UNION = "Sindicato"
    ORIGIN = "Raza u orientación sexual"


SENTENCES = {
    Ground.AGE: "La edad no puede ser requisito, salvo que una ley fije un mínimo.",
    Ground.SEX: "La oferta debe estar abierta a hombres y mujeres.",
    Ground.MARITAL_STATUS: "No se puede pedir un estado civil, ni preguntar por hijos.",
    Ground.MATERNITY: "El embarazo no puede impedir postular ni trabajar.",
    Ground.APPEARANCE: "La apariencia no puede ser requisito. Describe el trato que esperas.",
    Ground.PHOTO: "No se pide foto para postular.",
    Ground.NATIONALITY: "La nacionalidad no puede ser requisito. Basta el permiso para trabajar.",
    Ground.DEBTS: "Las deudas o el registro DICOM no pueden impedir postular.",
    Ground.HEALTH: "No se puede excluir por enfermedad o discapacidad.",
    Ground.BELIEFS: "La religión y las ideas políticas no pueden ser requisito.",
    Ground.UNION: "Pertenecer o no a un sindicato no puede ser requisito.",
    Ground.ORIGIN: "La raza y la orientación sexual no pueden ser requisito.",
}

FAIR_WORDS = re.compile(
    r"\b(sin (importar|distincion|discrimina\w+|limites? de edad|restriccion)|no discrimin\w+"
    r"|independiente(mente)? de|igualdad|equidad|diversidad|inclusi\w+|no (nos )?(importa|interesa)"
    r"|indiferente|cualquier (edad|sexo|nacionalidad)|ley (n\S* ?)?2[01][.]?\d{3}"
    r"|todas? las? edades"
    r"|no se (exige|pide|requiere|necesita|excluye)|no es (requisito|necesari[oa]))\b"
)
"""A sentence with these words tells that something is NOT a requirement."""


@dataclass(frozen=True)
class Rule:
    """`before` and `after` are what, right beside the words, makes them say something else."""

    ground: Ground
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None

    def excused(self, text_before: str, text_after: str) -> bool:
        return bool(
            (self.before and self.before.search(text_before))
            or (self.after and self.after.match(text_after))
        )


def _rule(ground: Ground, pattern: str, *, before: str = "", after: str = "") -> Rule:
    return Rule(
        ground,
        re.compile(pattern),
        re.compile(f"(?:{before})$") if before else None,
        re.compile(after) if after else None,
    )


_AGE = r"(?:1[5-9]|[2-7]\d)"
_YEARS = r"(?: ?anos?)"
_RANGE = rf"{_AGE}{_YEARS}? ?(?:a|y|-|–|hasta|/)(?: los)? ?{_AGE}"
_NOT_A_PERSON = (
    r".*\b(?:experiencia|empresa|compania|mercado|rubro|trayectoria|ninos?|ninas?|hij[oa]s?"
    r"|pacientes?|alumn\w+|publico|clientes?|vehiculos?|camion\w*|antiguedad|garantia)\b.*"
)
_SOMEBODY_ELSE = (
    r".*\b(?:ninos?|ninas?|hij[oa]s?|pacientes?|alumn\w+|publico|clientes?|vehiculos?)\b.*"
    r"|\b(?:experiencia|antiguedad|trayectoria) "
)
_TIME_OF_A_COMPANY = (
    r"[ ,]{0,2}(?:(?:de|en|con|al|como|dedicad\w+|liderando|brindando|entregando|siendo)\b"
    r"(?! edad\b| adelante\b| buena)|experiencia|trayectoria)"
)
_TIME_AT_WORK = r"[ ,]{0,2}(?:de )?(?:experiencia|antiguedad|trayectoria)"
_OTHER_UNIT = r"[ ,]{0,2}(?:dias|meses|horas|hrs|km|kilos|uf|utm|%|trabajador)"
_CUE = (
    r"(?:(?:busca|necesita|requiere|solicita|contrata)[nr]?(?: (?:incorporar|contratar))?"
    r"|buscamos|necesitamos|requerimos|solicitamos|busc[oa]|necesito|solicito|busqueda de"
    r"|solo|solamente|unicamente|exclusivamente|preferentemente|(?:de )?preferencia"
    r"|preferible\w*|idealmente|ideal|atencion|requisitos?\W|excluyente\W)"
)
_SOME = (
    r"\W*(?:(?:a|un|una|por|ser|de|que sean?|personal|personas?|postulantes?|candidat\w+"
    r"|\d{1,2}|con experiencia|maximo|operari[oa]s?|guardias?|auxiliar\w*|vendedor\w*"
    r"|ayudantes?|garzon\w*|maestr[oa]s?|conductor\w*)\W+){0,3}"
)
_MAN = r"(?:hombres?|varon(?:es)?|caballeros?|masculin[oa]s?|chicos?)"
_WOMAN = r"(?:mujer(?:es)?|damas?|senoritas?|senoras?|femenin[oa]s?|srtas?|chicas?)"
_JOINED = r"\W+(?:(?:y ?/ ?o|o|y|u|e)\W+)?(?:a |de |sexo )?"
_BOTH_AFTER = rf"{_JOINED}(?:{_MAN}|{_WOMAN})\b"
_BOTH_BEFORE = rf"(?:{_MAN}|{_WOMAN}){_JOINED}"
_PEOPLE = (
    r"(?:chilen|venezolan|peruan|bolivian|haitian|colombian|argentin|ecuatorian|cuban"
    r"|dominican|extranjer)(?:[oa]s?(?:[(/]as?\)?)?)"
)
_OR_ANY = rf"\W*(?:(?:y ?/ ?o|o|y|e|u|/|,)\W*)(?:[a-z]+ ){{0,2}}(?:{_PEOPLE}|cualquier|otr[ao]s?)"
_ANY_OR = rf"(?:{_PEOPLE})\W*(?:y ?/ ?o|o|y|/)\W*"
_PAPERS = r"\W*(?:con|que)\b.*\b(?:vigente|al dia|visa|permiso|document|definitiv)"

RULES = (
    # Age
    _rule(Ground.AGE, rf"\bedad(?:es)?\W+(?:[a-z]+\W+){{0,5}}?{_RANGE}{_YEARS}?\b"),
    _rule(
        Ground.AGE,
        rf"\bedad(?:es)?\W+(?:[a-z]+\W+){{0,4}}?(?!18\b){_AGE}\b{_YEARS}?",
        after=_OTHER_UNIT,
    ),
    _rule(
        Ground.AGE,
        rf"\b(?:entre|de|desde)(?: los)? {_RANGE}{_YEARS}(?: de edad| cumplidos)?",
        before=_NOT_A_PERSON,
        after=_TIME_OF_A_COMPANY,
    ),
    _rule(
        Ground.AGE,
        rf"(?<![\d$.,])\b{_RANGE}{_YEARS}(?: de edad| cumplidos)?",
        before=_NOT_A_PERSON,
        after=_TIME_OF_A_COMPANY,
    ),
    _rule(
        Ground.AGE,
        rf"\b(?:no )?mayor(?:es)?(?: a| de"
        rf"| que)?(?: los)? (?!18\b){_AGE}{_YEARS}(?: de edad| cumplidos)?",
        before=_SOMEBODY_ELSE,
        after=_TIME_AT_WORK,
    ),
    _rule(
        Ground.AGE,
        rf"\b(?:no mayor(?:es)?(?: a| de| que)?|menor(?:es)?(?: a| de"
        rf"| que))(?: los)? (?!18\b){_AGE}\b{_YEARS}?"
        r"(?: de edad)?",
        before=_NOT_A_PERSON + r"|\bno ",
        after=rf"{_TIME_AT_WORK}|{_OTHER_UNIT}",
    ),
    _rule(
        Ground.AGE,
        rf"\b(?:sobre|hasta|maximo|minimo|desde|a partir de|mas de|menos de|superior a|inferior a)"
        rf"(?: los)? (?!18\b){_AGE}{_YEARS}(?: de edad| cumplidos)?",
        before=_NOT_A_PERSON + r"|\b(?:con|por|lleva) ",
        after=_TIME_OF_A_COMPANY,
    ),
    _rule(Ground.AGE, rf"\b(?!18\b){_AGE} anos (?:de edad|cumplidos)", before=_NOT_A_PERSON),
    _rule(
        Ground.AGE,
        rf"\b{_CUE}{_SOME}(?:gente )?joven(?:es)?\b|^\W*jovenes\b",
        after=r"\W*(?:talento|profes)",
    ),
    # Sex
    _rule(
        Ground.SEX,
        rf"\b(?:de )?(?:sexo|genero)\W+(?:{_MAN}|{_WOMAN})\b",
        after=_BOTH_AFTER,
    ),
    _rule(
        Ground.SEX,
        rf"\b{_CUE}{_SOME}(?:{_MAN}|{_WOMAN})\b",
        before=r"moda |ropa ",
        after=_BOTH_AFTER + r"|\W*(?:victima|embarazada|del? aseo)",
    ),
    _rule(
        Ground.SEX,
        rf"^\W*(?:solo )?(?:{_MAN}|{_WOMAN})(?=\W*(?:$|,|\(|con |de \d|desde"
        rf"|sobre|hasta|entre |mayor|chilen|excluyente|sin ))",
        after=_BOTH_AFTER,
    ),
    _rule(
        Ground.SEX,
        r"\bvaron(?:es)?\b",
        before=_BOTH_BEFORE
        + r"|\b(?:ropa|calzado|moda|corte|hogar|residencia|en|limpia|para|dia \()(?: \w+)? ?",
        after=_BOTH_AFTER,
    ),
    _rule(
        Ground.SEX,
        r"\b(?:operari[oa]s?|operativ[oa]s?(?: de bodega)?|auxiliar(?:es)?(?: de aseo)?"
        r"|guardias?|ayudantes?) \(?(?:hombres?|mujer(?:es)?)\b",
        after=_BOTH_AFTER,
    ),
    _rule(Ground.SEX, r"^\W*(?:hombre|mujer)\b(?=[^\n]{0,30}$)", after=_BOTH_AFTER),
    _rule(
        Ground.SEX, r"\b(?:personal|persona|sexo) (?:masculino|femenin[oa])\b", after=_BOTH_AFTER
    ),
    _rule(Ground.SEX, r"\b(?:senorita|srta)s?\b(?= para\b| con\b)", after=_BOTH_AFTER),
    # Marital status, maternity
    _rule(Ground.MARITAL_STATUS, r"\bestado civil\W+(?:solter|casad|separad)[oa]s?\b"),
    _rule(Ground.MARITAL_STATUS, rf"\b{_CUE}{_SOME}(?:solter|casad)[oa]s?\b"),
    _rule(Ground.MARITAL_STATUS, r"\b(?:indicar|senalar|informar)\b[^.]{0,40}\bestado civil\b"),
    _rule(Ground.MARITAL_STATUS, r"\bsin (?:hijos|cargas familiares|compromisos familiares)\b"),
    _rule(
        Ground.MATERNITY,
        r"\b(?:no (?:estar |este )?embarazadas?|sin embarazos?"
        r"|(?:test|prueba|examen) de embarazo)\b",
    ),
    # Appearance, photo
    _rule(
        Ground.APPEARANCE,
        r"\b(?:(?:muy )?buen[ao]?|excelente|optim[ao]|impecable|grat[ao]|agradable) "
        r"(?:presencia|presentacion personal|apariencia|aspecto(?: fisico)?|imagen personal)\b",
        after=r" (?:en (?:el |la |todo |chile|rrss|redes)|a nivel|nacional|regional|territorial)",
    ),
    _rule(
        Ground.APPEARANCE,
        r"\b(?:muy )?buena presentacion\b(?=\W*(?:$|,|y\b|-))",
    ),
    _rule(
        Ground.APPEARANCE,
        r"\b(?:sin|no tener|no usar) (?:tatuajes?|piercings?|aros)(?: visibles?)?\b",
    ),
    _rule(
        Ground.APPEARANCE,
        r"\b(?:estatura (?:minima|maxima|sobre|desde|de \d)\w*"
        r"|contextura (?:delgada|gruesa|atletica|media))",
    ),
    _rule(
        Ground.PHOTO,
        r"\b(?:cv|c\.?v\.?|curriculums?(?: vitae)?|antecedentes(?: personales)?"
        r"|curriculo)\b[^.;]{0,25}"
        r"\b(?:con|mas|incluya|incluir|y|e"
        r"|\+) (?:una )?fotos?(?:grafia)?(?: reciente| actual\w*)?\b",
        after=r"\W*(?:del?|copia)\b",
    ),
    _rule(
        Ground.PHOTO,
        r"\bfoto(?:grafia)?s? (?:reciente|actual|actualizada|personal|de rostro"
        r"|de cuerpo|tamano)\b",
    ),
    # Nationality
    _rule(
        Ground.NATIONALITY,
        r"\bnacionalidad\W{0,3}(?:chilen|venezolan|peruan|bolivian)\w+",
        after=_OR_ANY,
    ),
    _rule(
        Ground.NATIONALITY,
        rf"\b{_CUE}{_SOME}(?:{_MAN}\W+|{_WOMAN}\W+|de nacionalidad )?{_PEOPLE}\b",
        before=_ANY_OR,
        after=rf"{_OR_ANY}|{_PAPERS}",
    ),
    _rule(
        Ground.NATIONALITY,
        rf"^\W*(?:ser )?{_PEOPLE}(?=\W*(?:$|,|\())",
        after=_OR_ANY,
    ),
    _rule(Ground.NATIONALITY, rf"\b(?:{_MAN}|{_WOMAN})\W+chilen[oa]s?\b", after=_OR_ANY),
    _rule(Ground.NATIONALITY, r"\b(?:no|excepto) (?:se aceptan )?extranjer[oa]s?\b"),
    _rule(
        Ground.NATIONALITY,
        r"\b(?:permanencia|residencia|cedula|visa)(?: de identidad)? definitiva\b",
        before=r"(?:temporaria|temporal|transitoria|provisoria|visa) (?:o|y/o) ",
        after=r"\W*(?:o|y/o)\b",
    ),
    # Debts
    _rule(
        Ground.DEBTS,
        r"\b(?:sin|no (?:estar|figurar|aparecer|encontrarse|tener)(?: en)?) (?:el )?dicom\b",
    ),
    _rule(
        Ground.DEBTS,
        r"\b(?:certificado|informe) (?:de )?dicom\b|\bdicom (?:limpio|intachable|al dia)\b",
    ),
    _rule(
        Ground.DEBTS,
        r"\bantecedentes (?:comerciales|financieros)\b",
        before=r"(?:revis|analiz|evalu)\w+ (?:de |los )?",
    ),
    _rule(Ground.DEBTS, r"\bsin (?:deudas|morosidad\w*|protestos|problemas comerciales)\b"),
    # Health
    _rule(
        Ground.HEALTH,
        r"\b(?:sin|no (?:padecer|tener|sufrir|presentar|poseer))(?: de)?(?: ningun[ao]?)? "
        r"(?:tipo de )?(?:discapacidad\w*|enfermedad\w*|lesion\w*|problemas? (?:de salud|fisicos?)"
        r"|licencias? medicas?)\b",
    ),
    _rule(Ground.HEALTH, r"\b(?:test|examen|prueba) (?:de |del )?(?:vih|sida)\b"),
    # Beliefs, union, origin
    _rule(
        Ground.BELIEFS,
        rf"\b(?:{_CUE}{_SOME}|ser |que sean? |de religion )(?:cristian|catolic"
        rf"|evangelic|adventist)[oa]s?\b",
        before=r"(?:colegio|escuela|universidad|congregacion|profesor\w*).*",
        after=r"\W*(?:del?|con|en)\b",
    ),
    _rule(Ground.BELIEFS, r"\b(?:apolitic[oa]s?|sin (?:afiliacion|militancia) politica)\b"),
    _rule(
        Ground.UNION,
        r"\b(?:no (?:estar )?(?:sindicalizad|afiliad)[oa]s?(?: a (?:un )?sindicatos?)?"
        r"|sin (?:afiliacion|participacion) sindical|no pertenecer a (?:un |algun )?sindicato)\b",
        after=r" a (?:una )?(?:afp|isapre|fonasa)",
    ),
    _rule(Ground.ORIGIN, r"\b(?:tez|piel) (?:blanca|clara)\b|\bheterosexual(?:es)?\b"),
)
