"""What the office knows of a person and a company when it asks about a benefit."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Sex(StrEnum):
    """Registered sex (sexo registral), the one the laws read."""

    FEMALE = "female"
    MALE = "male"


class WorkKind(StrEnum):
    """With a contract under the Código del Trabajo, or with boletas de honorarios."""

    EMPLOYEE = "employee"
    INDEPENDENT = "independent"


class ContractEnd(StrEnum):
    """Why the last contract ended, as the unemployment insurance tells causes apart."""

    FIXED_TERM = "fixed_term"
    WORK_DONE = "work_done"
    FORCE_MAJEURE = "force_majeure"
    COMPANY_NEEDS = "company_needs"
    BANKRUPTCY = "bankruptcy"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Facts on one person and one company. None always means "not known", never no.

    Pay is gross pesos a month; there is none (None) while there is no job.
    Raises ValueError when two facts contradict each other or one is out of range.
    """

    birth_date: date | None = None
    sex: Sex | None = None
    disability_credential: bool | None = None
    rsh_percent: int | None = None
    """Upper end of the bracket: 40, 50, … 100."""
    has_media_licence: bool | None = None
    old_age_pensioner: bool | None = None
    other_pensioner: bool | None = None

    child_carer: bool | None = None
    """The mother, or whoever alone has the care (cuidado personal)."""
    children_under_two: int | None = None
    children_two_to_four: int | None = None
    nursery_right: bool | None = None

    working_now: bool | None = None
    work_kind: WorkKind | None = None
    gross_monthly_pay: int | None = None
    gross_annual_income: int | None = None
    months_unemployed_continuous: int | None = None
    """The longest run."""
    months_unemployed_total: int | None = None
    contributed_month_before: bool | None = None
    """Pension contributions were paid in the month before the one in which the contract begins."""
    unemployed_month_before: bool | None = None
    """Without work the whole month before the one in which the contract begins."""
    contributions_last_12_months: int | None = None
    contributed_last_month: bool | None = None
    months_since_activity_start: int | None = None
    months_without_fees: int | None = None

    fund_contributions: int | None = None
    """Paid into the solidarity fund in the 24 months before the contract ended."""
    fund_last_three: bool | None = None
    """The last three followed one another and were paid by the same company."""
    contract_end: ContractEnd | None = None
    fund_account_short: bool | None = None
    bne_active: bool | None = None

    ife_received: bool | None = None
    sej_running: bool | None = None
    btm_running: bool | None = None
    btm_used_up: bool | None = None
    owes_excess_refund: bool | None = None

    job_start: date | None = None
    company_gross_monthly_pay: int | None = None
    company_workers: int | None = None
    company_is_state: bool | None = None
    company_first_category: bool | None = None
    company_contributions_up_to_date: bool | None = None
    company_linked_previous_12_months: bool | None = None
    company_convicted_last_2_years: bool | None = None
    company_repeat_offender: bool | None = None
    company_representative_convicted: bool | None = None
    company_subsidised_workers: int | None = None
    """Not counting this person."""
    company_apprentice_contract: bool | None = None
    company_contract_months: int | None = None
    """None as well for a contract without an end."""
    company_tax_return: bool | None = None
    company_fund_register: bool | None = None
    company_pending_labour_fines: bool | None = None

    def __post_init__(self) -> None:
        for name, lowest, highest in _RANGES:
            value = getattr(self, name)
            if value is not None and not lowest <= value <= highest:
                raise ValueError(f"{name} is {value}, not between {lowest} and {highest}")
        for smaller, larger in _NEVER_MORE_THAN:
            low, high = getattr(self, smaller), getattr(self, larger)
            if low is not None and high is not None and low > high:
                raise ValueError(f"{smaller} ({low}) is more than {larger} ({high})")
        if self.btm_running and self.btm_used_up:
            raise ValueError("btm_running and btm_used_up cannot both hold")
        if self.contributed_last_month and self.contributions_last_12_months == 0:
            raise ValueError("contributed_last_month is one of contributions_last_12_months")
        if self.fund_last_three and self.fund_contributions in (0, 1, 2):
            raise ValueError("fund_last_three are three of fund_contributions")


_MOST = 10**12
_RANGES = (
    ("rsh_percent", 1, 100),
    ("gross_monthly_pay", 1, _MOST),
    ("gross_annual_income", 0, _MOST),
    ("company_gross_monthly_pay", 1, _MOST),
    ("months_unemployed_continuous", 0, 18),
    ("months_unemployed_total", 0, 18),
    ("months_since_activity_start", 0, 1200),
    ("months_without_fees", 0, 1200),
    ("children_under_two", 0, 20),
    ("children_two_to_four", 0, 20),
    ("contributions_last_12_months", 0, 12),
    ("fund_contributions", 0, 24),
    ("company_workers", 1, _MOST),
    ("company_subsidised_workers", 0, _MOST),
    ("company_contract_months", 1, 1200),
)
_NEVER_MORE_THAN = (
    ("months_unemployed_continuous", "months_unemployed_total"),
    ("company_gross_monthly_pay", "gross_monthly_pay"),
)

LABELS = {
    "birth_date": "la fecha de nacimiento",
    "sex": "el sexo registral",
    "disability_credential": "si está en el Registro Nacional de la Discapacidad",
    "rsh_percent": "el tramo del Registro Social de Hogares",
    "has_media_licence": "si tiene licencia de enseñanza media",
    "old_age_pensioner": "si recibe pensión de vejez",
    "other_pensioner": "si recibe otra pensión, como la de invalidez",
    "child_carer": "si es madre, o es quien tiene el cuidado personal de una niña o un niño",
    "children_under_two": "cuántas niñas o niños menores de dos años cuida",
    "children_two_to_four": "cuántas niñas o niños de dos a cuatro años cuida",
    "nursery_right": "si la empresa le debe dar sala cuna",
    "working_now": "si tiene trabajo hoy",
    "work_kind": "si trabaja con contrato o con boletas",
    "gross_monthly_pay": "el sueldo bruto mensual, sumados todos los empleos",
    "gross_annual_income": "el ingreso bruto del año",
    "months_unemployed_continuous": "los meses seguidos sin empleo en los últimos 18 meses",
    "months_unemployed_total": "el total de meses sin empleo en los últimos 18 meses",
    "contributed_month_before": "si tuvo cotizaciones el mes anterior al contrato",
    "unemployed_month_before": "si estuvo sin trabajo todo el mes anterior al contrato",
    "contributions_last_12_months": "cuántos de los últimos 12 meses tienen cotizaciones",
    "contributed_last_month": "si tiene cotizaciones del mes pasado",
    "months_since_activity_start": "los meses desde el inicio de actividades",
    "months_without_fees": "los meses sin emitir boletas",
    "fund_contributions": "cuántas cotizaciones del seguro tuvo en los últimos 24 meses",
    "fund_last_three": "si las tres últimas cotizaciones son seguidas y de la misma empresa",
    "contract_end": "por qué terminó el último contrato",
    "fund_account_short": "si su cuenta individual de cesantía no alcanza",
    "bne_active": "si su cuenta de la Bolsa Nacional de Empleo está activa",
    "ife_received": "si ya recibió el IFE Laboral",
    "sej_running": "si recibe hoy el Subsidio al Empleo Joven",
    "btm_running": "si recibe hoy el Bono al Trabajo de la Mujer",
    "btm_used_up": "si ya terminó un Bono al Trabajo de la Mujer",
    "owes_excess_refund": "si debe devolver dinero de este subsidio",
    "job_start": "el día en que comienza el trabajo",
    "company_gross_monthly_pay": "el sueldo bruto mensual que paga la empresa",
    "company_workers": "cuántas personas trabajan en la empresa",
    "company_is_state": "si la empresa es del Estado",
    "company_first_category": "si la empresa paga impuesto de primera categoría",
    "company_contributions_up_to_date": "si la empresa está al día en sueldos y cotizaciones",
    "company_linked_previous_12_months": "si hubo vínculo con la empresa el año anterior",
    "company_convicted_last_2_years": "si la empresa tiene condenas en los últimos dos años",
    "company_repeat_offender": "si la empresa es infractora reincidente",
    "company_representative_convicted": "si un representante fue condenado por mal uso",
    "company_subsidised_workers": "cuántas personas de la empresa ya tienen el subsidio",
    "company_apprentice_contract": "si la empresa hace un contrato de aprendizaje",
    "company_contract_months": "cuántos meses dura el contrato",
    "company_tax_return": "si la empresa ya hizo una declaración anual de impuestos",
    "company_fund_register": "si la empresa está en el registro de receptores de fondos públicos",
    "company_pending_labour_fines": "si la empresa tiene multas o deudas laborales pendientes",
}
"""Each fact's name in Spanish, to follow "Falta saber …". Every field of Facts has one."""
