from django import forms

from jobseekers.services.imports.kinds import SheetKind
from matching.placement_sheets.columns import COLUMNS
from matching.placement_sheets.judging import judge
from matching.placement_sheets.lines import LEAST_PAY, MOST_HOURS, MOST_PAY
from matching.placement_sheets.taking_back import take_back
from matching.placement_sheets.writing import write
from omil_portal.occupations.work import ContractType


def _supposed() -> dict[str, forms.Field]:
    return {
        "contract": forms.ChoiceField(
            label="Si una fila no dice el contrato, es",
            choices=[("", "Queda dudosa"), *ContractType.choices],
            required=False,
        ),
        "weekly_hours": forms.IntegerField(
            label="Si no dice las horas por semana, son",
            min_value=1,
            max_value=MOST_HOURS,
            required=False,
            help_text="Vacío: la fila queda dudosa.",
        ),
        "gross_pay": forms.IntegerField(
            label="Si no dice el sueldo bruto, es",
            min_value=LEAST_PAY,
            max_value=MOST_PAY,
            required=False,
            help_text="En pesos. Vacío: la fila queda dudosa.",
        ),
    }


PLACEMENTS = SheetKind(
    columns=COLUMNS,
    judge=judge,
    write=write,
    take_back=take_back,
    supposed=_supposed,
    confirm="Es otra contratación",
    undoing="Al deshacer se quitan las colocaciones y las empresas que creó. "
    "Las que tienen documento o ya revisó otra persona se quedan.",
    then="Cada una espera su documento y que otra persona la valide.",
    then_at="placement_list",
)
