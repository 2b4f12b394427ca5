"""Colours, letters and the axis of months: what every picture shares."""

from typing import Any

from sence_programs.goals.progress import Standing

FONT = "-apple-system, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif"
INK, QUIET, LINE = "#15202e", "#52606f", "#d5dde5"
MONTHS = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")

# Orange to blue: told apart also without red and green.
STANDING_COLOURS = {
    Standing.LATE: "#c8590b",
    Standing.MISSED: "#8a3a00",
    Standing.ON_TRACK: "#006fb3",
    Standing.REACHED: "#0b3a66",
}


def by_month() -> Any:
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


def svg_of(chart) -> str:
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
