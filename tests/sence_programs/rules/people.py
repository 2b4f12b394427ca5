"""People and companies of the tests, each short of nothing."""

from dataclasses import replace
from datetime import date

from sence_programs.rules.facts import Facts, Sex, WorkKind

SUE_DAY = date(2026, 11, 23)

FIT_FOR_SUE = Facts(
    birth_date=date(1990, 5, 20),
    sex=Sex.FEMALE,
    disability_credential=False,
    rsh_percent=40,
    old_age_pensioner=False,
    work_kind=WorkKind.EMPLOYEE,
    gross_monthly_pay=600_000,
    months_unemployed_continuous=6,
    months_unemployed_total=6,
    owes_excess_refund=False,
    job_start=date(2026, 11, 2),
    company_gross_monthly_pay=600_000,
    company_workers=60,
    company_is_state=False,
    company_first_category=True,
    company_contributions_up_to_date=True,
    company_linked_previous_12_months=False,
    company_convicted_last_2_years=False,
    company_repeat_offender=False,
    company_representative_convicted=False,
    company_subsidised_workers=0,
)

FIT_FOR_BTM = Facts(
    birth_date=date(1990, 5, 20),
    sex=Sex.FEMALE,
    rsh_percent=40,
    gross_monthly_pay=400_000,
    gross_annual_income=4_800_000,
    sej_running=False,
    btm_running=False,
    btm_used_up=False,
    company_is_state=False,
    company_contributions_up_to_date=True,
)

FIT_FOR_SEJ = replace(FIT_FOR_BTM, birth_date=date(2003, 5, 20), has_media_licence=True)

FIT_FOR_APRENDICES = Facts(
    birth_date=date(2006, 5, 20),
    disability_credential=False,
    job_start=date(2026, 11, 2),
    company_workers=5,
    company_first_category=True,
    company_apprentice_contract=True,
    company_contract_months=12,
    company_tax_return=True,
    company_fund_register=True,
)

FIT_FOR_EXPERIENCIA_MAYOR = Facts(
    birth_date=date(1968, 5, 20),
    old_age_pensioner=False,
    other_pensioner=False,
    contributed_month_before=False,
    job_start=date(2026, 11, 2),
    company_workers=1,
    company_first_category=True,
    company_tax_return=True,
    company_fund_register=True,
    company_pending_labour_fines=False,
)
