"""What was typed in the search of answers, as terms with their other names. Pure."""

from dataclasses import dataclass

from omil_portal.occupations.text import fold

MOST_TERMS = 10

# Each line: the ways people name one thing. Whoever types one of them finds all of them.
_SYNONYMS = """
sue, subsidio, subsidio unificado de empleo, subsidio unificado, subsidio al empleo
btm, bono trabajo mujer, bono al trabajo de la mujer, bono mujer
sej, subsidio empleo joven, subsidio al empleo joven, bono joven
ife laboral, bono ife, ife
fcs, fondo de cesantia solidario, cesantia solidario, seguro de cesantia, cesantia, finiquito
afc, administradora de fondos de cesantia, seguro de cesantia, cesantia
rsh, registro social de hogares, registro social, ficha social, ficha de proteccion social
bne, bolsa nacional de empleo, bolsa de empleo, bolsa nacional
ley 21015, ley de inclusion, inclusion laboral, cuota de inclusion
discapacidad, discapacitado, discapacitada, rnd, credencial de discapacidad
migrante, extranjero, extranjera, inmigrante, visa, permiso de trabajo
clave unica, claveunica
sueldo, remuneracion, salario, renta, ingreso
despido, despidieron, echaron, cesante, sin trabajo, sin pega
pega, trabajo, empleo
curso, capacitacion, taller
chilevalora, certificacion de competencias, certificar
empresa, empleador, empleadora
"""
_ASKING = """
a al algo alguien ante antes aqui asi aun cada como con cual cuales cuando cuanta cuantas cuanto
cuantos de debe debo del desde donde dos e el ella ellas ellos en entre era es esa ese eso esta
estan estar este esto estoy fue ha habia hace hacer hago han hasta hay he la las le les lo los mas
me mi mis muy necesita necesito ni no nos o para pero persona personas por porque pues puede pueden
puedo que quien quienes quiere quiero se sea ser si sin sobre son soy su sus tambien tan te ti
tiene tienen tengo tu tus un una unas uno unos va voy y ya yo
"""
_EMPTY = frozenset(_ASKING.split())


@dataclass(frozen=True)
class Term:
    """What the reader typed, folded, and the names of the same thing, itself first.

    `weight`: how much it says beside the others. A known name says at least as much as two words.
    """

    names: tuple[str, ...]
    weight: int = 1

    @property
    def typed(self) -> str:
        return self.names[0]


def _groups() -> tuple[tuple[str, ...], ...]:
    lines = [line for line in _SYNONYMS.splitlines() if line]
    return tuple(tuple(fold(name) for name in line.split(",")) for line in lines)


def _others_by_name() -> dict[tuple[str, ...], tuple[str, ...]]:
    """The words of each name → every name of the same things."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for group in _groups():
        for name in group:
            key = tuple(name.split())
            found[key] = tuple(dict.fromkeys([name, *found.get(key, ()), *group]))
    return found


_OTHERS = _others_by_name()
_LONGEST = max(len(key) for key in _OTHERS)


def terms(typed: str) -> tuple[Term, ...]:
    """The terms of what was typed, the longest known names first read as one; at most ten.

    Words that only ask («cómo», «puedo») are left out, unless nothing else was typed.
    """
    words = fold(typed).split()
    found: list[Term] = []
    start = 0
    while start < len(words):
        size = _known_name_at(words, start)
        name = tuple(words[start : start + max(size, 1)])
        if size or name[0] not in _EMPTY:
            found.append(Term(_OTHERS.get(name, name), max(2, size) if size else 1))
        start += max(size, 1)
    found = found or [Term((word,)) for word in words]
    return tuple(dict.fromkeys(found))[:MOST_TERMS]


def _known_name_at(words: list[str], start: int) -> int:
    """Of how many words the longest known name that starts there is; 0 without any."""
    for size in range(min(_LONGEST, len(words) - start), 0, -1):
        if tuple(words[start : start + size]) in _OTHERS:
            return size
    return 0
