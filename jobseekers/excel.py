"""The lists of the desk: what their pages draw and their workbooks hold."""

from collections.abc import Callable
from datetime import date

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.dateparse import parse_date

from jobseekers.fcs.calendar import month_name, month_of
from jobseekers.fcs.standing import ThisMonth, of_this_month
from jobseekers.forms.desk import AttentionFilterForm
from jobseekers.forms.external_referrals import ExternalReferralFilter
from jobseekers.forms.plan_steps import PlanStepFilter
from jobseekers.models import Appointment, Attention, ExternalReferral, JobSeeker, PlanStep
from jobseekers.office_day import days_of, today_of
from jobseekers.record_gaps import BY_CODE, lacking
from jobseekers.stranded import stranded
from jobseekers.telling import to_tell
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.listed import NOTHING, Asked, Author, Listed, Right, needed_at
from omil_portal.offices.models import Office

ATTENTIONS = (
    *("Persona", "RUN", "Cuándo", "Tipo"),
    *("Canal", "Qué se hizo", "Próximo paso", "Atendió"),
)
HOURS = ("Hora", "Persona", "RUN", "Teléfono", "Servicio", "Atiende", "Estado")
EXTERNAL_REFERRALS = (
    *("Persona", "RUN", "A dónde", "Servicio", "Derivada"),
    *("Respuesta hasta", "Estado", "Motivo", "Derivó"),
)
FCS = (
    *("Persona", "RUN", "Mes", "Pago", "De cuántos"),
    *("Estado", "Plazo", "Meses sin venir", "Teléfono"),
)
PLAN_STEPS = (
    *("Persona", "RUN", "Teléfono", "Qué se hará"),
    *("Tipo", "Le toca a", "Para cuándo", "Hizo el diagnóstico"),
)
LACKING = ("Persona", "RUN", "Teléfono", "Comuna")


def _run_for(
    author: Author, office: Office | None = None, permission: P = P.ATTENTION_RECORD
) -> tuple[Callable[[JobSeeker], str], list[Right]]:
    """How the RUN is written for the author, and what they need for a list of an office.

    `office`: None is the one they act for.
    """
    office = office or author.place
    rights = needed_at(office, permission)
    if not author.actor.can(P.PERSON_VIEW, office_id=office.pk):
        return (lambda seeker: ""), rights
    rights += needed_at(office, P.PERSON_VIEW)
    return (lambda seeker: str(seeker.run or seeker.other_document)), rights


def attentions(author: Author, asked: QueryDict) -> Listed:
    """What the office did, today unless other days are asked for. Private notes stay here."""
    run, rights = _run_for(author)
    today = today_of(author.place, author.at)
    days = {name: asked.get(name) or today.isoformat() for name in ("since", "until")}
    chosen = {name: asked.get(name, "") for name in ("kind", "officer")}
    form = AttentionFilterForm(chosen | days, office=author.place)
    since, until = form.days(today)
    rows = Attention.objects.filter(office=author.place.pk)
    rows = form.apply(rows.between(*days_of(author.place, since, until)))
    return Listed(
        title="Atenciones",
        rows=rows.select_related("seeker__comuna", "officer"),
        columns=ATTENTIONS,
        cells=lambda row: (
            row.seeker.display_name,
            run(row.seeker),
            row.at,
            row.get_kind_display(),
            row.get_channel_display(),
            row.note,
            row.next_step,
            row.officer.full_name,
        ),
        rights=rights,
        form=form,
    )


def agenda_day(author: Author, asked: QueryDict) -> date:
    """The day of the agenda, today unless another is asked for."""
    try:
        on = parse_date(asked.get("dia", ""))
    except ValueError:
        on = None
    return on or today_of(author.place, author.at)


def hours(author: Author, asked: QueryDict) -> Listed:
    """The hours of one day, by time."""
    on = agenda_day(author, asked)
    rows = Appointment.objects.filter(office=author.place.pk)
    day = Asked([("Día", f"{on:%d-%m-%Y}")], f"dia={on.isoformat()}")
    return _hours(author, "Agenda", rows.between(*days_of(author.place, on, on)), day)


def hours_to_tell(author: Author, asked: QueryDict) -> Listed:
    """Who has an hour in the coming days and reads no e-mail: the office calls them."""
    return _hours(author, "Por avisar", to_tell(author.place, author.at))


def hours_stranded(author: Author, asked: QueryDict) -> Listed:
    """Hours given by who left, or on days that were closed: each person gets another."""
    return _hours(author, "Horas sin quien atienda", stranded(author.place, author.at))


def _hours(author: Author, title: str, rows: QuerySet, filters: Asked | None = None) -> Listed:
    run, rights = _run_for(author)
    return Listed(
        title=title,
        rows=rows.select_related("seeker", "service", "officer"),
        columns=HOURS,
        cells=lambda hour: (
            hour.starts_at,
            hour.seeker.display_name,
            run(hour.seeker),
            hour.seeker.phone,
            hour.service.name,
            hour.officer.full_name,
            hour.get_state_display(),
        ),
        rights=rights,
        filters=filters,
    )


def external_referrals(author: Author, asked: QueryDict) -> Listed:
    """Those that the office sent; first, those that wait, the longest overdue on top."""
    run, rights = _run_for(author)
    form = ExternalReferralFilter(asked)
    ours = ExternalReferral.objects.filter(office=author.place.pk).by_urgency()
    rows = form.apply(ours, today_of(author.place, author.at))
    return Listed(
        title="Derivaciones a otros servicios",
        rows=rows.select_related("seeker", "sent_by"),
        columns=EXTERNAL_REFERRALS,
        cells=lambda row: (
            row.seeker.display_name,
            run(row.seeker),
            row.place,
            row.get_kind_display(),
            row.sent_at,
            row.answer_by,
            row.get_state_display(),
            row.get_answer_reason_display(),
            row.sent_by.full_name,
        ),
        rights=rights,
        form=form,
    )


def plan_steps(author: Author, asked: QueryDict) -> Listed:
    """What the plans of the office's people still ask for, what is due first on top."""
    run, rights = _run_for(author)
    form = PlanStepFilter(asked)
    rows = form.apply(PlanStep.objects.waiting_at(author.place), today_of(author.place, author.at))

    def cells(row: PlanStep) -> tuple:
        seeker = row.assessment.seeker
        return (
            seeker.display_name,
            run(seeker),
            seeker.phone,
            row.what,
            row.get_kind_display(),
            row.get_owner_display(),
            row.due_on,
            row.assessment.officer.full_name,
        )

    return Listed(
        title="Pasos de los planes",
        rows=rows.select_related("assessment__seeker", "assessment__officer"),
        columns=PLAN_STEPS,
        cells=cells,
        rights=rights,
        form=form,
    )


def fcs_of_this_month(author: Author, asked: QueryDict) -> Listed:
    """Who draws the benefit this month: first, who has still to come."""
    run, rights = _run_for(author)
    on = today_of(author.place, author.at)

    def cells(row: ThisMonth) -> tuple:
        return (
            row.benefit.seeker.display_name,
            run(row.benefit.seeker),
            row.month.name.capitalize(),
            row.month.number,
            row.benefit.payments,
            row.month.standing.value,
            row.month.closes,
            row.missed,
            row.benefit.seeker.phone,
        )

    return Listed(
        title="Fondo de Cesantía Solidario",
        rows=of_this_month(author.place, on),
        columns=FCS,
        cells=cells,
        rights=rights,
        filters=Asked([("Mes", month_name(month_of(on)))]),
    )


def records_lacking(author: Author, asked: QueryDict) -> Listed:
    """People of the office `oficina` whose records lack `falta`, by name: for its manager."""
    office = Office.objects.filter(slug=asked.get("oficina", "")).first()
    gap = BY_CODE.get(asked.get("falta", ""))
    if office is None or gap is None:
        return NOTHING
    run, rights = _run_for(author, office, P.AGENDA_SET)
    words = [("Oficina", office.name), ("Qué falta", gap.label)]
    return Listed(
        title="Fichas incompletas",
        rows=lacking(office, gap).select_related("comuna"),
        columns=LACKING,
        cells=lambda seeker: (
            seeker.display_name,
            run(seeker),
            seeker.phone,
            seeker.comuna.name,
        ),
        rights=rights,
        filters=Asked(words, f"falta={gap.code}&oficina={office.slug}"),
    )
