"""One goal through its year."""

from collections.abc import Sequence

from sence_programs.charts.look import LINE, QUIET, STANDING_COLOURS, by_month, svg_of
from sence_programs.goals.progress import Standing


def history(rows: Sequence[tuple]) -> str:
    """What was counted night by night, beside the straight line to the target.

    The first row is (start, cut-off, target); the others are (day, value).
    """
    import altair as alt

    (start, cut_off, target), *counted = rows
    line = [{"on": start, "value": 0}, {"on": cut_off, "value": target}]
    points = [{"on": on, "value": value} for on, value in counted]
    when = alt.X("on:T", title=None, axis=by_month())
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
    return svg_of((expected + done).properties(width=380, height=200))


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
    when = alt.X("on:T", title=None, axis=by_month())
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
    return svg_of((band + goal + middle + so_far).properties(width=380, height=220))
