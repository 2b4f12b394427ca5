"""Numbers, lengths of time and turns of phrase in Chilean Spanish, for either reader."""

from enum import StrEnum

NBSP = "\u00a0"


class Reader(StrEnum):
    """Who reads the sentence."""

    PERSON = "person"
    STAFF = "staff"


class Words:
    """The words that change with the reader: `words("tú", "ella o él")`, and those often used."""

    def __init__(self, reader: Reader) -> None:
        self._person = reader is Reader.PERSON

    def __call__(self, person: str, staff: str) -> str:
        return person if self._person else staff

    @property
    def has(self) -> str:
        return self("tienes", "la persona tiene")

    @property
    def has_first(self) -> str:
        return self("Tienes", "Tiene")

    @property
    def lacks(self) -> str:
        return self("no tienes", "la persona no tiene")

    @property
    def expects(self) -> str:
        return self("esperas", "la persona espera")

    @property
    def accepts(self) -> str:
        return self("aceptas", "la persona acepta")

    @property
    def seeks(self) -> str:
        return self("buscas", "la persona busca")

    @property
    def own(self) -> str:
        return self("tu", "su")


def thousands(number: int) -> str:
    """1.120, as Chile writes it."""
    return f"{number:,}".replace(",", ".")


def pesos(amount: int) -> str:
    """$ 650.000, as every page writes it; the space does not break."""
    return f"${NBSP}{thousands(amount)}"


def count(number: int, one: str, many: str) -> str:
    """A number and its noun, in singular or plural."""
    return f"{thousands(number)} {one if number == 1 else many}"


def minutes(minutes: int) -> str:
    """35 minutos."""
    return count(minutes, "minuto", "minutos")


def duration(months: int) -> str:
    """14 meses, 2 años, 2 años y 3 meses."""
    if months < 24:
        return count(months, "mes", "meses")
    years, left = divmod(months, 12)
    rest = f" y {count(left, 'mes', 'meses')}" if left else ""
    return f"{years} años{rest}"


def ago(days: int) -> str:
    """hoy, hace 1 día, hace 20 días; a day to come is today."""
    return f"hace {count(days, 'día', 'días')}" if days > 0 else "hoy"
