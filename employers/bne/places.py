"""From the names of a region and a comuna, as people write them, to their CUT."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from omil_portal.occupations.text import unaccent

_CLOSE_ENOUGH = 0.84
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
_REGION_WORDS = {"region", "de", "del", "la", "el"}
_ROMAN = re.compile(r"[ivx]+|rm")

# Other names of a region, by its CUT; the long official ones included.
_REGION_ALIASES = {
    "01": ("I", "1"),
    "02": ("II", "2"),
    "03": ("III", "3"),
    "04": ("IV", "4"),
    "05": ("V", "5", "Quinta"),
    "06": ("VI", "6", "O'Higgins", "Libertador", "Libertador General Bernardo O'Higgins"),
    "07": ("VII", "7", "El Maule"),
    "08": ("VIII", "8", "Bío - Bío", "Concepción"),
    "09": ("IX", "9", "Araucanía"),
    "10": ("X", "10", "Lagos"),
    "11": ("XI", "11", "Aysén", "Aisén", "Aysén del General Carlos Ibáñez del Campo"),
    "12": ("XII", "12", "Magallanes", "Magallanes y Antártica Chilena"),
    "13": ("RM", "13", "Metropolitana", "Metropolitana de Santiago", "Santiago"),
    "14": ("XIV", "14"),
    "15": ("XV", "15", "Arica"),
    "16": ("XVI", "16"),
}
# Other names of a comuna: a former or longer name, or a town that people take for its comuna.
_COMUNA_ALIASES = {
    "Aysén": "Aisén",
    "Puerto Aysén": "Aisén",
    "Coyhaique": "Coihaique",
    "La Calera": "Calera",
    "Llay-Llay": "Llaillay",
    "Paihuano": "Paiguano",
    "Marchigüe": "Marchihue",
    "San Vicente de Tagua Tagua": "San Vicente",
    "San Francisco de Mostazal": "Mostazal",
    "San José de la Mariquina": "Mariquina",
    "Puerto Natales": "Natales",
    "Puerto Saavedra": "Saavedra",
    "Puerto Cisnes": "Cisnes",
    "Villa O'Higgins": "O'Higgins",
    "Caleta Tortel": "Tortel",
    "Puerto Williams": "Cabo de Hornos",
    "Rapa Nui": "Isla de Pascua",
    "Trehuaco": "Treguaco",
    "Ránquil": "Ranquil",
    "San Javier de Loncomilla": "San Javier",
    "Stgo": "Santiago",
    "Santiago Centro": "Santiago",
    "PAC": "Pedro Aguirre Cerda",
    "Rinconada de Los Andes": "Rinconada",
    "Hornopirén": "Hualaihué",
    "Achao": "Quinchao",
    "Entre Lagos": "Puyehue",
    "Alerce": "Puerto Montt",
}


class How(StrEnum):
    """How a place was recognised, for the report of an import."""

    NAME = "name"
    ALIAS = "alias"
    RESEMBLANCE = "resemblance"
    REGION_ONLY = "region_only"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Place:
    """`cut` has five characters and `region_cut` two; None where the name did not say."""

    cut: str | None
    region_cut: str | None
    how: How


class Places:
    """Resolves names against `comunas`: (CUT, name of the comuna, name of its region).

    A comuna may come several times, once for each of its names.
    """

    def __init__(self, comunas: Iterable[tuple[str, str, str]]) -> None:
        self._regions: dict[str, str] = {}
        self._names: dict[str, set[str]] = defaultdict(set)
        self._aliases: dict[str, set[str]] = defaultdict(set)
        for cut, comuna, region in comunas:
            self._names[_key(comuna)].add(cut)
            self._regions.setdefault(_region_key(region), cut[:2])
        known = set(self._regions.values())
        for region_cut, names in _REGION_ALIASES.items():
            if region_cut in known:
                for name in names:
                    self._regions.setdefault(_region_key(name), region_cut)
        for one, other in _COMUNA_ALIASES.items():
            # Either may be the name in the table.
            for alias, name in ((one, other), (other, one)):
                self._aliases[_key(alias)] |= self._names.get(_key(name), set())

    def resolve(self, region_name: str, comuna_name: str) -> Place:
        """The one comuna both names agree on; a comuna's name alone counts if it is unique."""
        region = self.region(region_name)
        if not comuna_name.strip():
            alone = None if region else self._find(region_name, None)
            return alone or Place(None, region, How.REGION_ONLY if region else How.UNKNOWN)
        found = self._find(comuna_name, region)
        return found or Place(None, region, How.REGION_ONLY if region else How.UNKNOWN)

    def region(self, name: str) -> str | None:
        """The CUT of a region by any of its names."""
        key = _region_key(name)
        if key in self._regions:
            return self._regions[key]
        close = get_close_matches(key, self._regions, n=1, cutoff=_CLOSE_ENOUGH)
        return self._regions[close[0]] if close else None

    def _find(self, name: str, region: str | None) -> Place | None:
        key = _key(name)
        for names, how in ((self._names, How.NAME), (self._aliases, How.ALIAS)):
            if cut := _only(names.get(key, set()), region):
                return Place(cut, cut[:2], how)
        within = [near for near, cuts in self._names.items() if _only(cuts, region)]
        close = get_close_matches(key, within, n=2, cutoff=_CLOSE_ENOUGH)
        # Two names as close as each other are no answer, and nor is a guess without a region.
        if len(close) != 1 or region is None:
            return None
        cut = _only(self._names[close[0]], region)
        return Place(cut, region, How.RESEMBLANCE)


def _only(cuts: set[str], region: str | None) -> str | None:
    within = [cut for cut in cuts if region is None or cut.startswith(region)]
    return within[0] if len(within) == 1 else None


def _key(name: str) -> str:
    """Letters and digits alone: "Llay-Llay" and "LLAY LLAY" are the same."""
    return _NOT_A_LETTER.sub("", unaccent(name))


def _region_key(name: str) -> str:
    words = [word for word in unaccent(name).split() if word not in _REGION_WORDS]
    if len(words) > 1 and _ROMAN.fullmatch(words[0]):
        words = words[1:]
    return _key("".join(words))
