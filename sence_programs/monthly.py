"""What each goal had counted at the end of every month, in one pass over the rows of evidence."""

from datetime import date, datetime

from django.db import connection
from django.db.models import QuerySet

from sence_programs.indicators import INDICATORS
from sence_programs.models import GoalDefinition

# A row counts in the month when what it stands for first happened under the goal; adding the
# months up gives each month's end. Frozen figures stay: the trigger would refuse to touch them.
_FREEZE = """
WITH agreed (goal, office, starts_on, cut_off) AS ({goals}),
events (office, day, what, amount) AS ({events}),
counted AS ({counted}),
by_month AS (
    SELECT goal, date_trunc('month', day)::date AS month, sum(amount) AS number
    FROM counted GROUP BY 1, 2
),
points AS (
    SELECT goal, month::date AS month,
        least((month + interval '1 month' - interval '1 day')::date, cut_off) AS closed
    FROM agreed
    CROSS JOIN generate_series(
        date_trunc('month', starts_on), least(cut_off, %s)::timestamp, interval '1 month'
    ) AS month
)
INSERT INTO sence_programs_goalsnapshot (goal_id, "on", value, computed_at, frozen_at)
SELECT * FROM (
    SELECT points.goal, closed,
        coalesce(sum(number) OVER (PARTITION BY points.goal ORDER BY month), 0), %s, %s
    FROM points LEFT JOIN by_month USING (goal, month)
) AS months (goal, closed)
WHERE closed <= %s
ON CONFLICT (goal_id, "on") DO UPDATE
SET value = excluded.value, computed_at = excluded.computed_at, frozen_at = excluded.frozen_at
WHERE sence_programs_goalsnapshot.frozen_at IS NULL
"""
_UNDER_GOALS = """
FROM agreed JOIN events
    ON events.office = agreed.office AND events.day BETWEEN agreed.starts_on AND agreed.cut_off
"""
_EACH_ROW = f"SELECT goal, day, amount {_UNDER_GOALS}"
_EACH_ONCE = f"SELECT goal, min(day) AS day, 1 AS amount {_UNDER_GOALS} GROUP BY goal, what"


def freeze_months(
    goals: QuerySet, definition: GoalDefinition, *, last_day: date, at: datetime
) -> int:
    """Writes and freezes, for `goals` of that definition, each month ended by `last_day`.

    The cut-off ends the last month. Returns how many figures were written; those frozen before
    stay as they are. Raises KeyError for a definition of something that is not counted.
    """
    indicator, parameters = INDICATORS[definition.indicator], definition.parameters
    agreed = goals.order_by().filter(definition=definition)
    goals_sql, goal_values = agreed.values_list(
        "pk", "agreement__office", "agreement__starts_on", "agreement__cut_off"
    ).query.sql_with_params()
    events_sql, event_values = indicator.events(**parameters).query.sql_with_params()
    counted = _EACH_ROW if indicator.once_by(parameters) == "row" else _EACH_ONCE
    statement = _FREEZE.format(goals=goals_sql, events=events_sql, counted=counted)
    with connection.cursor() as cursor:
        cursor.execute(statement, [*goal_values, *event_values, last_day, at, at, last_day])
        return cursor.rowcount
