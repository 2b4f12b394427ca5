"""The pages of the calculator: one topic each, in the order in which they are asked."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Topic:
    """`facts`: the names of Facts it may ask for. `asks_comuna`: also where the person lives."""

    slug: str
    title: str
    lead: str
    facts: tuple[str, ...]
    asks_comuna: bool = False


TOPICS = (
    Topic(
        "ayudas",
        "Ayudas que recibes o recibiste",
        "Algunas ayudas solo siguen para quien ya las tiene, y otras se dan una vez.",
        ("sej_running", "btm_running", "btm_used_up", "ife_received"),
    ),
    Topic(
        "ti",
        "Sobre ti",
        "Cada ayuda es para un grupo de personas.",
        (
            "birth_date",
            "sex",
            "disability_credential",
            "old_age_pensioner",
            "other_pensioner",
        ),
    ),
    Topic(
        "hogar",
        "Tu hogar y tu situación",
        "Con tu comuna te decimos dónde preguntar.",
        ("rsh_percent", "has_media_licence", "working_now", "contributed_last_month"),
        asks_comuna=True,
    ),
    Topic(
        "familia",
        "Las niñas y niños que cuidas",
        "Una ayuda de esos años era para quien trabajaba y cuidaba a niños pequeños.",
        (
            "child_carer",
            "children_under_two",
            "children_two_to_four",
            "nursery_right",
            "contributions_last_12_months",
        ),
    ),
    Topic(
        "trabajo",
        "Tu trabajo",
        "El que tienes o el que vas a empezar.",
        (
            "work_kind",
            "gross_monthly_pay",
            "gross_annual_income",
            "months_since_activity_start",
            "months_without_fees",
            "contributed_month_before",
            "unemployed_month_before",
        ),
    ),
    Topic(
        "sin-empleo",
        "Tu tiempo sin empleo",
        "Cuenta los meses en que no tuviste trabajo.",
        (
            "months_unemployed_continuous",
            "months_unemployed_total",
            "owes_excess_refund",
        ),
    ),
    Topic(
        "cesantia",
        "Tu seguro de cesantía",
        "Es para quien perdió su trabajo. La AFC te dice cuántas cotizaciones tienes.",
        (
            "fund_contributions",
            "fund_last_three",
            "contract_end",
            "fund_account_short",
            "bne_active",
        ),
    ),
    Topic(
        "empresa",
        "La empresa que te contrata",
        "Si no lo sabes, déjalo en blanco. La empresa lo puede confirmar.",
        (
            "job_start",
            "company_gross_monthly_pay",
            "company_workers",
            "company_is_state",
            "company_contributions_up_to_date",
        ),
    ),
)
"""No day asks for more than five inputs of a page: some facts count only in the past."""
BY_SLUG = {topic.slug: topic for topic in TOPICS}

LEFT_TO_THE_COMPANY = frozenset(
    {
        "company_first_category",
        "company_linked_previous_12_months",
        "company_convicted_last_2_years",
        "company_repeat_offender",
        "company_representative_convicted",
        "company_subsidised_workers",
        "company_apprentice_contract",
        "company_contract_months",
        "company_tax_return",
        "company_fund_register",
        "company_pending_labour_fines",
    }
)
"""A person does not know these: the result names them as what the company confirms."""
