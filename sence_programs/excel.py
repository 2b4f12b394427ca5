"""The lists of programmes and of the network: what their pages draw and their workbooks hold."""

from django.db.models import Count
from django.http import QueryDict
from django.utils import timezone

from matching.excel import run_for
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.listed import (
    NOTHING,
    Asked,
    Author,
    Listed,
    needed_at,
    needed_everywhere,
)
from omil_portal.offices.models import Comuna, Office
from sence_programs.forms.answer_gaps import GapFilterForm
from sence_programs.forms.applications import ApplicationFilter
from sence_programs.forms.commitments import CommitmentFilter
from sence_programs.models import (
    Agreement,
    AnswerGap,
    BenefitApplication,
    Commitment,
    Course,
    Enrolment,
)

APPLICATIONS = (
    *("Persona", "RUN", "Beneficio", "Postula", "Oficina"),
    *("Plazo", "Presentada", "Estado"),
)
COURSES = ("Nombre", "Tipo", "Oficina", "Empieza", "Cupos", "Con cupo", "En espera", "Estado")
COMMITMENTS = ("Compromiso", "De quién", "Hasta", "Encuentro", "Estado", "Nota")
ENROLMENTS = ("Persona", "RUN", "Comuna", "Teléfono", "Situación", "Desde", "Curso")
GAPS = ("Pregunta", "Comuna", "Oficina", "Informada", "Estado", "Qué pasó")
AGREEMENTS = ("Oficina", "Año", "Número", "Desde", "Fecha de corte", "Metas")


def applications(author: Author, asked: QueryDict) -> Listed:
    """What the author's offices follow, the nearest deadline first."""
    run, form = run_for(author), ApplicationFilter(asked)
    rows = form.apply(BenefitApplication.objects.of_offices(author.actor))
    return Listed(
        title="Postulaciones a beneficios",
        rows=rows.select_related("seeker", "employer", "office"),
        columns=APPLICATIONS,
        cells=lambda row: (
            row.seeker.display_name,
            run(row.seeker, row.office_id),
            row.title,
            row.employer.display_name if row.employer else "La persona",
            row.office.name,
            row.due_on,
            row.presented_on,
            row.get_status_display(),
        ),
        rights=needed_everywhere(author.actor, P.BENEFIT_EVALUATE, P.PERSON_VIEW),
        form=form,
    )


def courses(author: Author, asked: QueryDict) -> Listed:
    """Those of the author's offices or region, the newest first."""
    rows = Course.objects.visible_to(author.actor).with_counts().select_related("office")
    return Listed(
        title="Cursos y talleres",
        rows=rows.order_by("-created_at", "-pk"),
        columns=COURSES,
        cells=lambda course: (
            course.title,
            course.get_kind_display(),
            course.office.name,
            course.first_at,
            course.seats,
            course.taken,
            course.waiting,
            course.get_status_display(),
        ),
        rights=needed_everywhere(author.actor, P.COURSES_VIEW),
    )


def commitments(author: Author, asked: QueryDict) -> Listed:
    """Those of the author's offices or region; the open ones at first."""
    mine = Commitment.objects.visible_to(author.actor)
    offices = Office.objects.filter(pk__in=mine.order_by().values("office"))
    form, on = CommitmentFilter(asked, offices=offices), timezone.localdate(author.at)
    return Listed(
        title="Compromisos",
        rows=form.apply(mine.select_related("office", "person", "meeting", "closed_by")),
        columns=COMMITMENTS,
        cells=lambda row: (
            row.text,
            row.owner,
            row.due_on,
            row.meeting.title,
            row.word(on),
            row.note,
        ),
        rights=needed_everywhere(author.actor, P.MEETINGS_ATTEND),
        form=form,
    )


def agreements(author: Author, asked: QueryDict) -> Listed:
    """Every agreement of the region, the newest year first."""
    rows = Agreement.objects.visible_to(author.actor).select_related("office")
    return Listed(
        title="Convenios",
        rows=rows.annotate(number_of_goals=Count("goals")).order_by("-year", "office__name"),
        columns=AGREEMENTS,
        cells=lambda row: (
            row.office.name,
            row.year,
            row.code,
            row.starts_on,
            row.cut_off,
            row.number_of_goals,
        ),
        rights=needed_everywhere(author.actor, P.GOALS_SET),
    )


def enrolments(author: Author, asked: QueryDict) -> Listed:
    """Who has a seat in the course `curso`, and who waits for one."""
    run, key = run_for(author), asked.get("curso", "")
    courses = Course.objects.visible_to(author.actor).select_related("office__comuna__region")
    course = courses.filter(pk=key).first() if key.isdecimal() and len(key) < 19 else None
    if course is None:
        return NOTHING
    here = author.actor.can(P.COURSES_VIEW, office_id=course.office_id)
    rights = needed_at(course.office if here else course.office.comuna.region, P.COURSES_VIEW)
    if author.actor.can(P.PERSON_VIEW, office_id=course.office_id):
        rights += needed_at(course.office, P.PERSON_VIEW)
    rows = course.enrolments.exclude(status=Enrolment.Status.WITHDRAWN)
    return Listed(
        title="Inscritos",
        rows=rows.select_related("seeker__comuna"),
        columns=ENROLMENTS,
        cells=lambda row: (
            row.seeker.display_name,
            run(row.seeker, course.office_id),
            row.seeker.comuna.name,
            row.seeker.phone,
            row.get_status_display(),
            row.since,
            course.title,
        ),
        rights=rights,
        filters=Asked([("Curso", course.title)], f"curso={course.pk}"),
    )


def gaps(author: Author, asked: QueryDict) -> Listed:
    """What was asked and had no answer, and what became of each question."""
    form = GapFilterForm(asked)
    rows = form.apply(AnswerGap.objects.visible_to(author.actor))
    filters = Asked.in_form(form)
    if cut := asked.get("comuna", ""):
        rows = rows.filter(office__comuna=cut)
        comuna = Comuna.objects.filter(pk=cut).first()
        told = [*filters.words, ("Comuna", comuna.name)] if comuna else filters.words
        filters = Asked(told, f"{filters.query}&comuna={comuna.pk}" if comuna else filters.query)
    return Listed(
        title="Preguntas sin respuesta",
        rows=rows.select_related("office__comuna", "answered_with"),
        columns=GAPS,
        cells=lambda gap: (
            gap.question,
            gap.office.comuna.name,
            gap.office.name,
            gap.reported_at,
            gap.get_state_display(),
            gap.answered_with.question if gap.answered_with else gap.reason,
        ),
        rights=needed_everywhere(author.actor, P.ANSWERS_USE),
        form=form,
        filters=filters,
    )
