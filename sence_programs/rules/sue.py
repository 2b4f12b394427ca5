"""Subsidio Unificado de Empleo (Ley 21.808): who, and how much."""

from collections.abc import Iterable

from sence_programs.rules import common
from sence_programs.rules.ages import months_after
from sence_programs.rules.checks import Case, Due, Module, Pay
from sence_programs.rules.facts import Sex, WorkKind
from sence_programs.rules.logic import (
    NO,
    YES,
    Answer,
    Verdict,
    all_of,
    any_of,
    ask,
    doubtful,
    negate,
)
from sence_programs.rules.schema import Party
from sence_programs.rules.sue_amounts import company_amount, worker_amount


def _disability(case: Case) -> Answer:
    return ask("disability_credential", case.facts.disability_credential, bool)


def _group(case: Case) -> Answer:
    """Art. 3: any one of the groups. For women they meet at 25 and 55, so 18 is all it takes."""
    whole = case.parameters.whole
    adult = common.turned(case, whole("minimum_age"))
    woman = ask("sex", case.facts.sex, lambda sex: sex is Sex.FEMALE)
    return any_of(
        all_of(adult, negate(common.turned(case, whole("youth_ceiling")))),
        all_of(woman, adult),
        common.turned(case, whole("senior_age")),
        all_of(_disability(case), adult),
    )


def _income(case: Case) -> Answer:
    """Art. 6: the limit itself is within."""
    limit = case.parameters.fraction("income_multiple") * case.parameters.whole("minimum_wage")
    return ask("gross_monthly_pay", case.facts.gross_monthly_pay, lambda pay: pay <= limit)


def _unemployment(case: Case) -> Answer:
    """Art. 6. The longest run is never more than the total, so either may settle both."""
    run, total = case.facts.months_unemployed_continuous, case.facts.months_unemployed_total
    run_asked = case.parameters.whole("continuous_months")
    total_asked = case.parameters.whole("discontinuous_months")
    if total is not None and total < min(run_asked, total_asked):
        return NO
    return any_of(
        ask("months_unemployed_continuous", run, lambda months: months >= run_asked),
        ask("months_unemployed_total", total, lambda months: months >= total_asked),
    )


def _social_registry(case: Case) -> Answer:
    """2° trans.: not asked of the disability group, so its figure is not looked up for them."""
    disability = _disability(case)
    if disability.verdict is Verdict.YES:
        return YES
    return any_of(common.social_registry(case), disability)


def _not_pensioner(case: Case) -> Answer:
    """Art. 22. "Mayores de 65" may start at the birthday or a year later: open in between."""
    age = case.parameters.whole("pension_age")
    pensioner = ask("old_age_pensioner", case.facts.old_age_pensioner, bool)
    turned, year_later = common.turned(case, age), common.turned(case, age + 1)
    older = turned
    if turned.verdict is Verdict.YES and year_later.verdict is not Verdict.YES:
        older = doubtful(f"La ley no dice si a los {age} años ya eres «mayor de {age}».")
    return negate(all_of(older, pensioner))


def _recent_independent(case: Case) -> Answer:
    """Arts. 19 to 21: asked only of those who work with boletas."""
    facts = case.facts
    if facts.work_kind is not WorkKind.INDEPENDENT:
        return _employee(case)
    bound = case.parameters.whole("independent_months")
    started, idle = facts.months_since_activity_start, facts.months_without_fees
    return any_of(
        ask("months_since_activity_start", started, lambda months: months <= bound),
        ask("months_without_fees", idle, lambda months: months >= bound),
    )


def _no_debt(case: Case) -> Answer:
    return negate(ask("owes_excess_refund", case.facts.owes_excess_refund, bool))


def _employee(case: Case) -> Answer:
    return ask("work_kind", case.facts.work_kind, lambda kind: kind is WorkKind.EMPLOYEE)


def _on_time(case: Case) -> Answer:
    """Art. 11: within three months of the start, the last day included."""
    months = case.parameters.whole("application_months")
    return common.applied_by(case, lambda start: months_after(start, months))


def _no_previous_link(case: Case) -> Answer:
    name = "company_linked_previous_12_months"
    return negate(ask(name, case.facts.company_linked_previous_12_months, bool))


def _no_convictions(case: Case) -> Answer:
    name = "company_convicted_last_2_years"
    return negate(ask(name, case.facts.company_convicted_last_2_years, bool))


def _not_repeat_offender(case: Case) -> Answer:
    return negate(ask("company_repeat_offender", case.facts.company_repeat_offender, bool))


def _honest_representatives(case: Case) -> Answer:
    name = "company_representative_convicted"
    return negate(ask(name, case.facts.company_representative_convicted, bool))


def _room_for_one_more(case: Case) -> Answer:
    limit = case.parameters.whole("subsidised_limit")
    name = "company_subsidised_workers"
    return ask(name, case.facts.company_subsidised_workers, lambda others: others < limit)


def _small_company(case: Case) -> Answer:
    most = case.parameters.whole("small_company_workers")
    return ask("company_workers", case.facts.company_workers, lambda workers: workers <= most)


def _dues(case: Case) -> Iterable[Due]:
    """None for an independent: paid once a year, on figures this portal does not hold."""
    facts, disability = case.facts, _disability(case)
    if facts.work_kind is WorkKind.INDEPENDENT:
        return
    small_or_disability = any_of(_small_company(case), disability)
    yield Due(
        payee=Party.WORKER,
        pay=Pay("gross_monthly_pay", facts.gross_monthly_pay),
        amount=worker_amount,
        months=_duration(case, disability),
        months_missing=disability.missing,
    )
    yield Due(
        payee=Party.COMPANY,
        pay=Pay("company_gross_monthly_pay", facts.company_gross_monthly_pay),
        amount=company_amount,
        months=_duration(case, small_or_disability),
        months_missing=small_or_disability.missing,
    )


def _duration(case: Case, longer: Answer) -> int | None:
    lengths = {Verdict.YES: "long_duration_months", Verdict.NO: "duration_months"}
    name = lengths.get(longer.verdict)
    return None if name is None else case.parameters.whole(name)


MODULE = Module(
    checks={
        "group": _group,
        "income": _income,
        "unemployment": _unemployment,
        "social_registry": _social_registry,
        "not_pensioner": _not_pensioner,
        "recent_independent": _recent_independent,
        "no_debt": _no_debt,
        "employee": _employee,
        "not_state_company": common.not_state_company,
        "first_category": common.first_category,
        "contributions": common.contributions,
        "on_time": _on_time,
        "no_previous_link": _no_previous_link,
        "no_convictions": _no_convictions,
        "not_repeat_offender": _not_repeat_offender,
        "honest_representatives": _honest_representatives,
        "room_for_one_more": _room_for_one_more,
    },
    dues=_dues,
)
