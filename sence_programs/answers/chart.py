"""The answers most used, as bars. Pure: rows in, SVG text out; the page has the same in a table."""

from collections.abc import Sequence
from textwrap import wrap

from sence_programs.answers.demand import Asked
from sence_programs.charts.look import INK, svg_of

COLOUR = "#006fb3"


def asked_bars(asked: Sequence[Asked]) -> str:
    """A bar for each answer, the most used first, with its count at its end."""
    import altair as alt  # here, for it takes a second to load and few processes draw

    data = [
        {
            "question": wrap(row.question, 30, max_lines=3, placeholder="…"),
            "order": at,
            "uses": row.uses,
        }
        for at, row in enumerate(asked)
    ]
    base = alt.Chart(alt.Data(values=data)).encode(
        y=alt.Y(
            "question:N",
            sort=alt.SortField("order"),
            title=None,
            axis=alt.Axis(labelLimit=220, labelPadding=6),
        ),
        x=alt.X("uses:Q", title="Veces usada", axis=alt.Axis(tickMinStep=1, format="d")),
    )
    bars = base.mark_bar(color=COLOUR, height=14)
    counts = base.mark_text(align="left", dx=4, color=INK).encode(text="uses:Q")
    return svg_of((bars + counts).properties(width=200, height=44 * max(len(data), 1)))
