"""The comunas of Los Lagos."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from omil_portal import offices
from sence_programs.charts.look import INK, QUIET, svg_of

MAP_FILE = Path(offices.__file__).parent / "data/los_lagos_map.json"
NO_GOAL = "Sin meta"
LOWEST = "Menos de la mitad"
SHARE_COLOURS = {
    LOWEST: "#a64403",
    "50 a 79 %": "#f0a05a",
    "80 a 99 %": "#a9cfe6",
    "100 % o más": "#0a5c96",
    NO_GOAL: "#eceff2",  # grey, for there is nothing to say
}


class Place(NamedTuple):
    """One comuna: its code and name, its share of the target to date in words.

    `named` writes its name on the map: all thirty would not be legible.
    """

    cut: str
    name: str
    words: str
    named: bool


def share_words(share: int | None) -> str:
    """A percentage of the target to date → the word of the legend; None has no goal."""
    match share:
        case None:
            return NO_GOAL
        case _ if share < 50:
            return LOWEST
        case _ if share < 80:
            return "50 a 79 %"
        case _ if share < 100:
            return "80 a 99 %"
        case _:
            return "100 % o más"


def region_map(places: Sequence[Place]) -> str:
    """The comunas, each in the colour of its share of the target to date."""
    import altair as alt

    words = {place.cut: place.words for place in places}
    features = [
        {**shape, "properties": {"words": words.get(shape["properties"]["cut"], NO_GOAL)}}
        for shape in _shapes()
    ]
    shapes = alt.Data(
        values={"type": "FeatureCollection", "features": features},
        format=alt.DataFormat(property="features", type="json"),
    )
    colours = alt.Scale(domain=list(SHARE_COLOURS), range=list(SHARE_COLOURS.values()))
    legend = alt.Legend(orient="top", columns=2, symbolType="square", symbolStrokeWidth=0)
    title = "Parte de la meta a hoy"
    colour = alt.Color("properties.words:N", title=title, scale=colours, legend=legend)
    land = alt.Chart(shapes).mark_geoshape(stroke=QUIET, strokeWidth=0.5).encode(color=colour)
    names = alt.Chart(alt.Data(values=_named(places))).encode(
        longitude="longitude:Q", latitude="latitude:Q", text="name:N"
    )
    halo = names.mark_text(fontSize=12, stroke="#fff", strokeWidth=3, color="#fff")
    chart = land + halo + names.mark_text(fontSize=12, color=INK)
    return svg_of(chart.project("mercator").properties(width=360, height=520))


def _named(places: Sequence[Place]) -> list[dict[str, Any]]:
    """Names and middles of the comunas to be named."""
    named = {place.cut: place.name for place in places if place.named}
    found = []
    for shape in _shapes():
        name = named.get(shape["properties"]["cut"])
        if name:
            xs, ys = zip(*_largest_ring(shape["geometry"]), strict=True)
            middle = {"longitude": (min(xs) + max(xs)) / 2, "latitude": (min(ys) + max(ys)) / 2}
            found.append({"name": name, **middle})
    return found


def _largest_ring(geometry: dict[str, Any]) -> list[tuple[float, float]]:
    """The outline of the mainland, or of the largest island."""
    parts = geometry["coordinates"]
    polygons = parts if geometry["type"] == "MultiPolygon" else [parts]
    return max((polygon[0] for polygon in polygons), key=len)


def has_map(cuts: Sequence[str]) -> bool:
    """Whether the map holds every one of these comunas."""
    return bool(cuts) and {shape["properties"]["cut"] for shape in _shapes()} >= set(cuts)


@cache
def _shapes() -> list[dict[str, Any]]:
    return json.loads(MAP_FILE.read_text(encoding="utf-8"))["features"]
