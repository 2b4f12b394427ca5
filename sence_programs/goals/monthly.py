"""What each goal had counted at the end of every month, in one pass over the rows of evidence."""

from datetime import date, datetime

from django.db import connection
from django.db.models import QuerySet

from sence_programs.indicators import INDICATORS
from sence_programs.models import GoalDefinition

# A row counts in the month when what it stands for first happened under the goal; adding the
# months up gives each month's end. Joined by office and month, so that each row meets the few
# agreements of its month; OFFSET 0 has its day worked out once. Frozen figures stay.
_FREEZE = """
WITH agreed (goal, office, starts_on, cut_off) AS ({goals}),
months AS (
    SELECT goal, office, month::date AS month, greatest(month::date, starts_on) AS opened,
        least((month + interval '1 month' - interval '1 day')::date, cut_off) AS closed
    FROM agreed
    CROSS JOIN generate_series(
        date_trunc('month', starts_on), least(cut_off, %s)::timestamp, interval '1 month'
    ) AS month
),
events (office, day, what, amount) AS ({events}),
placed AS (
    SELECT goal, months.month, what, amount
    FROM (SELECT *, date_trunc('month', day)::date AS month FROM events OFFSET 0) AS dated
    JOIN months USING (office, month)
    WHERE day BETWEEN opened AND closed
),
counted AS ({counted}),
by_month AS (SELECT goal, month, sum(amount) AS number FROM counted GROUP BY goal, month)
INSERT INTO sence_programs_goalsnapshot (goal_id, "on", value, computed_at, frozen_at)
SELECT * FROM (
    SELECT months.goal, closed,
        coalesce(sum(number) OVER (PARTITION BY months.goal ORDER BY month), 0), %s, %s
    FROM months LEFT JOIN by_month USING (goal, month)
) AS ends (goal, closed)
WHERE closed <= %s
ON CONFLICT (goal_id, "on") DO UPDATE
SET value = excluded.value, computed_at = excluded.computed_at, frozen_at = excluded.frozen_at
WHERE sence_programs_goalsnapshot.frozen_at IS NULL
"""
_EACH_ROW = "SELECT goal, month, amount FROM placed"
_EACH_ONCE = "SELECT goal, min(month) AS month, 1 AS amount FROM placed GROUP BY goal, what"


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
        cursor.execute(statement, [*goal_values, last_day, *event_values, at, at, last_day])
        return cursor.rowcount
