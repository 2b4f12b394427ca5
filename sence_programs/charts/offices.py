"""The offices of a region side by side."""

from collections.abc import Sequence
from typing import NamedTuple

from omil_portal.look.formats import thousands
from sence_programs.charts.look import INK, LINE, QUIET, STANDING_COLOURS, svg_of
from sence_programs.goals.progress import Standing


class Bar(NamedTuple):
    """One office: counted, the target to date and of the year, and its standing in words."""

    office: str
    value: int
    to_date: int
    target: int
    standing: str


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
            "words": f"{thousands(bar.value)} de {thousands(bar.target)}",
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
    return svg_of(chart)


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
    return svg_of(chart.facet(facet=offices, columns=3, spacing=14))
