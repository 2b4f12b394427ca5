"""People and companies of the tests, each short of nothing."""

from dataclasses import replace
from datetime import date

from sence_programs.rules.facts import ContractEnd, Facts, Sex, WorkKind

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

FIT_FOR_IFE = Facts(
    birth_date=date(1990, 1, 1),
    sex=Sex.FEMALE,
    disability_credential=False,
    other_pensioner=False,
    work_kind=WorkKind.EMPLOYEE,
    gross_monthly_pay=400_000,
    unemployed_month_before=True,
    ife_received=False,
)
"""Without the start of the job, which follows the day asked about."""

FIT_FOR_PROTEGE = Facts(
    child_carer=True,
    children_under_two=1,
    children_two_to_four=0,
    nursery_right=False,
    working_now=True,
    work_kind=WorkKind.EMPLOYEE,
    contributions_last_12_months=4,
    contributed_last_month=True,
    company_is_state=False,
)

FIT_FOR_FCS = Facts(
    birth_date=date(1990, 5, 20),
    old_age_pensioner=False,
    other_pensioner=False,
    working_now=False,
    fund_contributions=12,
    fund_last_three=True,
    contract_end=ContractEnd.COMPANY_NEEDS,
    fund_account_short=True,
    bne_active=True,
)
