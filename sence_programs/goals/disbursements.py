"""The money of an agreement on a day: what was paid, what is due, and whether its check is met."""

from dataclasses import dataclass
from datetime import date

from sence_programs.goals.values import value_on
from sence_programs.models import Agreement, Disbursement


@dataclass(frozen=True)
class DisbursementRow:
    """`reached`: percent of the goal's target on the day it is checked, None without a check."""

    disbursement: Disbursement
    on: date
    reached: int | None = None

    @property
    def status(self) -> str:
        if self.disbursement.paid_on:
            return "Pagada"
        return "Vencida" if self.disbursement.due_on < self.on else "Por pagar"

    @property
    def tone(self) -> str:
        return {"Pagada": "good", "Vencida": "bad"}.get(self.status, "neutral")

    @property
    def check(self) -> str:
        """What is checked and how it stands, in words; "" without a check."""
        asked = self.disbursement
        if not asked.goal:
            return ""
        rule = f"{asked.goal.definition.name}: {asked.percent} % al {asked.checked_on:%d-%m-%Y}"
        if self.reached is None:
            return f"{rule}."
        if self.on <= asked.checked_on:
            return f"{rule}. Hoy va en {self.reached} %."
        verdict = "Se cumplió" if self.reached >= asked.percent else "No se cumplió"
        return f"{rule}. {verdict}: llegó a {self.reached} %."


def rows_of(agreement: Agreement, on: date) -> list[DisbursementRow]:
    """The agreement's disbursements in order, as they stand on `on`."""
    related = ("goal__definition", "goal__agreement__office")
    return [
        DisbursementRow(row, on, _reached(row, on))
        for row in agreement.disbursements.select_related(*related)
    ]


def _reached(disbursement: Disbursement, on: date) -> int | None:
    goal = disbursement.goal
    if not goal:
        return None
    value = value_on(goal, min(disbursement.checked_on, on))
    return None if value is None else 100 * value // goal.target
