"""Pictures of the region as SVG text, drawn on the server. Pure: rows in, SVG out.

Every picture stands beside a table with the same numbers, so it carries no interaction, and it is
drawn narrow enough to be read on a phone at its own size.
"""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from omil_portal import offices
from sence_programs.goals.progress import Standing

FONT = "-apple-system, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif"
INK, QUIET, LINE = "#15202e", "#52606f", "#d5dde5"
MONTHS = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
MAP_FILE = Path(offices.__file__).parent / "data/los_lagos_map.json"

# Orange to blue: told apart also without red and green; grey says that there is nothing to say.
STANDING_COLOURS = {
    Standing.LATE: "#c8590b",
    Standing.MISSED: "#8a3a00",
    Standing.ON_TRACK: "#006fb3",
    Standing.REACHED: "#0b3a66",
}
NO_GOAL = "Sin meta"
LOWEST = "Menos de la mitad"
SHARE_COLOURS = {
    LOWEST: "#a64403",
    "50 a 79 %": "#f0a05a",
    "80 a 99 %": "#a9cfe6",
    "100 % o más": "#0a5c96",
    NO_GOAL: "#eceff2",
}


class Bar(NamedTuple):
    """One office: counted, the target to date and of the year, and its standing in words."""

    office: str
    value: int
    to_date: int
    target: int
    standing: str


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


def bullets(bars: Sequence[Bar]) -> str:
    """A bar for each office, as a share of its target of the year, and a mark where it should be.

    Every office fills the same width, for a comuna of 600 is no better than one of 45.
    """
    import altair as alt  # here, for it takes a second to load and few processes draw

    data = [
        {
            "office": bar.office.removeprefix("OMIL "),
            "share": min(1.15, bar.value / bar.target),
            "expected": bar.to_date / bar.target,
            "words": f"{_thousands(bar.value)} de {_thousands(bar.target)}",
            "standing": bar.standing,
        }
        for bar in bars
    ]
    shown = [word for word in STANDING_COLOURS if any(bar.standing == word for bar in bars)]
    base = alt.Chart(alt.Data(values=data)).encode(
        y=alt.Y("office:N", sort=None, title=None, axis=alt.Axis(labelLimit=128, labelPadding=6))
    )
    across = alt.X(
        "share:Q",
        title="Parte de la meta del año",
        scale=alt.Scale(domain=[0, 1.15], nice=False),
        axis=alt.Axis(values=[0, 0.25, 0.5, 0.75, 1], format=".0%", gridColor=LINE),
    )
    colour = alt.Color(
        "standing:N",
        title=None,
        scale=alt.Scale(domain=shown, range=[STANDING_COLOURS[word] for word in shown]),
        legend=alt.Legend(orient="top", symbolType="square"),
    )
    whole = base.transform_calculate(whole="1").mark_bar(size=14, color="#e3e9ee")
    value = base.mark_bar(size=8).encode(x=across, color=colour)
    expected = base.mark_tick(size=18, thickness=3, color=INK).encode(x="expected:Q")
    words = base.mark_text(align="left", dx=6, fontSize=11, color=INK).encode(
        x=alt.datum(1.16), text="words:N"
    )
    chart = (whole.encode(x="whole:Q") + value + expected + words).properties(
        width=210, height=alt.Step(23)
    )
    return _svg(chart)


def paths(rows: Sequence[tuple]) -> str:
    """A small picture for each office: what it had counted month by month, beside its target.

    Rows are (office, month, value, asked), in shares of the target of the year.
    """
    import altair as alt

    data = [
        {
            "office": office.removeprefix("OMIL "),
            "month": month,
            "value": min(1.2, value),
            "asked": asked,
        }
        for office, month, value, asked in rows
    ]
    months = alt.X("month:Q", title=None, scale=alt.Scale(domain=[0, 12]), axis=None)
    share = alt.Axis(values=[0, 0.5, 1], format=".0%", gridColor=LINE)
    number = alt.Y("value:Q", title=None, scale=alt.Scale(domain=[0, 1.2]), axis=share)
    base = alt.Chart().encode(x=months)
    asked = base.mark_line(color=QUIET, strokeDash=[4, 3], strokeWidth=1.5).encode(
        y=alt.Y("asked:Q", title=None)
    )
    blue = STANDING_COLOURS[Standing.ON_TRACK]
    done = base.mark_line(color=blue, strokeWidth=2.5).encode(y=number)
    header = alt.Header(labelFontSize=12, labelColor=INK)
    offices = alt.Facet("office:N", sort=None, title=None, header=header)
    chart = alt.layer(asked, done, data=alt.Data(values=data)).properties(width=90, height=60)
    return _svg(chart.facet(facet=offices, columns=3, spacing=14))


def history(rows: Sequence[tuple]) -> str:
    """What was counted night by night, beside the straight line to the target.

    The first row is (start, cut-off, target); the others are (day, value).
    """
    import altair as alt

    (start, cut_off, target), *counted = rows
    line = [{"on": start, "value": 0}, {"on": cut_off, "value": target}]
    points = [{"on": on, "value": value} for on, value in counted]
    when = alt.X("on:T", title=None, axis=_months())
    number = alt.Y("value:Q", title=None, axis=alt.Axis(format="d", gridColor=LINE, tickCount=5))
    expected = (
        alt.Chart(alt.Data(values=line))
        .mark_line(color=QUIET, strokeDash=[5, 4], strokeWidth=2)
        .encode(x=when, y=number)
    )
    done = (
        alt.Chart(alt.Data(values=points))
        .mark_line(
            color=STANDING_COLOURS[Standing.ON_TRACK], strokeWidth=3, interpolate="step-after"
        )
        .encode(x=when, y=number)
    )
    return _svg((expected + done).properties(width=380, height=200))


def outlook(rows: Sequence[tuple]) -> str:
    """What was counted, what is still to come with its band, and the target.

    The first row is (start, cut-off, target); the others are ("done", day, value) or
    ("coming", day, low, middle, high).
    """
    import altair as alt

    (start, cut_off, target), *points = rows
    done = [{"on": start, "value": 0}]
    done += [{"on": row[1], "value": row[2]} for row in points if row[0] == "done"]
    last = {"on": done[-1]["on"], **dict.fromkeys(("low", "middle", "high"), done[-1]["value"])}
    coming = [last]
    coming += [
        dict(zip(("on", "low", "middle", "high"), row[1:], strict=True))
        for row in points
        if row[0] == "coming"
    ]
    ends = [{"on": start, "value": target}, {"on": cut_off, "value": target}]
    when = alt.X("on:T", title=None, axis=_months())
    counts = alt.Axis(format="d", gridColor=LINE, tickCount=5, tickMinStep=1)
    blue = STANDING_COLOURS[Standing.ON_TRACK]
    future = alt.Chart(alt.Data(values=coming)).encode(x=when)
    band = future.mark_area(color=blue, opacity=0.18).encode(
        y=alt.Y("low:Q", title=None, axis=counts), y2="high:Q"
    )
    middle = future.mark_line(color=blue, strokeWidth=2, strokeDash=[3, 3]).encode(y="middle:Q")
    so_far = (
        alt.Chart(alt.Data(values=done))
        .mark_line(color=blue, strokeWidth=3)
        .encode(x=when, y="value:Q")
    )
    goal = (
        alt.Chart(alt.Data(values=ends))
        .mark_line(color=QUIET, strokeWidth=2, strokeDash=[6, 4])
        .encode(x=when, y="value:Q")
    )
    return _svg((band + goal + middle + so_far).properties(width=380, height=220))


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
    return _svg(chart.project("mercator").properties(width=360, height=520))


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


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _months() -> Any:
    """An axis of months by their names, large enough when a phone shrinks the picture."""
    import altair as alt

    name = f"{list(MONTHS)}[month(datum.value)]"
    return alt.Axis(
        labelExpr=f"month(datum.value) ? {name} : {name} + ' ' + year(datum.value)",
        tickCount=alt.TimeIntervalStep(interval="month", step=3),
        grid=False,
        labelFontSize=14,
        labelPadding=8,
    )


def _svg(chart) -> str:
    import vl_convert

    spec = chart.configure(
        font=FONT,
        background="transparent",
        view={"stroke": None},
        axis={
            "labelColor": INK,
            "titleColor": QUIET,
            "labelFontSize": 12,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
            "domain": False,
            "ticks": False,
        },
        legend={"labelColor": INK, "labelFontSize": 12, "titleColor": QUIET, "titleFontSize": 12},
    ).to_dict(validate=False)
    return vl_convert.vegalite_to_svg(spec, vl_version="5.20")
