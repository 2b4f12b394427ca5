"""Two regions that mirror each other: whoever belongs to one side finds the other foreign."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from employers.models import Employer, Vacancy
from jobseekers.models import JobSeeker
from matching import reference as weights
from matching.models import Placement, Referral
from omil_portal.access.roles import OFFICE_ROLES, Role
from omil_portal.accounts.models import User
from omil_portal.offices.models import Office, Region
from sence_programs.models import Agreement, BenefitAnswer, Goal, ReadingNotice
from tests.factories import (
    agenda,
    answers,
    applications,
    assessments,
    courses,
    downloads,
    employers,
    fairs,
    imports,
    jobseekers,
    kernel,
    matching,
    meetings,
    other_services,
    plans,
    sence_programs,
)
from tests.factories.when import AT


@dataclass
class Side:
    """An office with its region, one account of each role, and one of each thing they work with."""

    region: Region
    office: Office
    seeker: JobSeeker
    employer: Employer
    readers: dict[str, User] = field(default_factory=dict)
    vacancies: dict[str, Vacancy] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)

    def key(self, keyword: str) -> Any:
        """What stands in a URL for the keyword `keyword`. Raises `KeyError` for an unknown one."""
        thing = self.things[keyword.removesuffix("_id").removesuffix("_pk")]
        return getattr(thing, "pk", thing)


@dataclass
class World:
    own: Side
    foreign: Side


def world() -> World:
    """Both sides, under the weights of the portal (version 1) and a draft (version 2)."""
    weights.load()
    matching.WeightsVersionFactory(number=2)
    return World(own=side("10"), foreign=side("14"))


def side(cut: str) -> Side:
    region = kernel.RegionFactory(cut=cut)
    office = kernel.OfficeFactory(comuna=kernel.ComunaFactory(region=region, cut=f"{cut}199"))
    made = Side(
        region=region,
        office=office,
        seeker=jobseekers.JobSeekerFactory(
            with_account=True, with_profile=True, linked_to=office, comuna=office.comuna
        ),
        employer=employers.EmployerFactory(comuna=office.comuna),
    )
    _people(made)
    _vacancies(made)
    _things(made)
    _fairs(made)
    return made


def _people(side: Side) -> None:
    member = employers.EmployerMemberFactory(employer=side.employer)
    analyst = kernel.StaffMembershipFactory(regional_analyst=True, region=side.region)
    national = kernel.StaffMembershipFactory(national_unit=True)
    administrator = kernel.StaffMembershipFactory(administrator=True)
    staff = {
        role: kernel.StaffMembershipFactory(role=role, office=side.office) for role in OFFICE_ROLES
    }
    side.readers = {
        Role.SEEKER: side.seeker.user,
        Role.EMPLOYER_MEMBER: member.user,
        Role.REGIONAL_ANALYST: analyst.user,
        Role.NATIONAL_UNIT: national.user,
        Role.ADMINISTRATOR: administrator.user,
        **{role: membership.user for role, membership in staff.items()},
    }
    side.things |= {
        "member": member,
        "membership": analyst,
        "office_membership": staff[Role.COUNSELLOR],
        "user": analyst.user,
    }


def _vacancies(side: Side) -> None:
    traits = {
        Vacancy.Status.PUBLISHED: {},
        Vacancy.Status.DRAFT: {"draft": True},
        Vacancy.Status.IN_REVIEW: {"in_review": True},
        Vacancy.Status.RETURNED: {"returned": True},
        Vacancy.Status.CLOSED: {"closed": True},
    }
    for status, trait in traits.items():
        side.vacancies[status] = employers.VacancyFactory(
            employer=side.employer, office=side.office, **trait
        )
    side.things |= {
        "vacancy": side.vacancies[Vacancy.Status.PUBLISHED],
        **{f"vacancy_{status}": vacancy for status, vacancy in side.vacancies.items()},
    }


def _things(side: Side) -> None:
    officer = side.readers[Role.FRONT_DESK]
    liaison = side.readers[Role.EMPLOYER_LIAISON]
    here = {"seeker": side.seeker, "office": side.office}
    referral: Referral = matching.ReferralFactory(
        vacancy=side.vacancies[Vacancy.Status.PUBLISHED], referred_by=officer, **here
    )
    placement: Placement = matching.PlacementFactory(
        vacancy=side.vacancies[Vacancy.Status.CLOSED], recorded_by=officer, **here
    )
    evidence_link = matching.EvidenceLinkFactory(placement=placement, made_by=officer)
    agreement: Agreement = sence_programs.AgreementFactory(office=side.office)
    goal: Goal = sence_programs.GoalFactory(agreement=agreement)
    answer: BenefitAnswer = sence_programs.BenefitAnswerFactory(answered_by=officer, **here)
    side.things |= {
        "region": side.region,
        "cut": side.office.comuna.cut,
        "comuna": side.office.comuna,
        "slug": side.office.slug,
        "employer": side.employer,
        "newcomer": employers.EmployerMemberFactory(employer=side.employer, unconfirmed=True),
        "referral": referral,
        "run": matching.FairnessReportFactory().run,
        "placement": placement,
        "referral_answer_code": matching.ReferralAnswerFactory(referral=referral).code,
        "evidence_link": evidence_link,
        "evidence_link_code": evidence_link.code,
        "follow_up": matching.FollowUpFactory(
            placement__office=side.office, placement__seeker=side.seeker
        ),
        "follow_up_done": matching.FollowUpFactory(done=True, placement__office=side.office),
        "evidence": matching.EvidenceFactory(placement=placement, added_by=officer),
        "agreement": agreement,
        "goal": goal,
        "disbursement": sence_programs.DisbursementFactory(agreement=agreement),
        "frozen": sence_programs.GoalSnapshotFactory(
            goal=goal, on=date(2026, 10, 31), frozen_at=AT
        ),
        "answer": answer,
        "benefit_application": applications.BenefitApplicationFactory(opened_by=officer, **here),
        "attention": jobseekers.AttentionFactory(officer=officer, **here),
        "consent": jobseekers.ConsentFactory(seeker=side.seeker, recorded_by=officer),
        "contact": employers.EmployerContactFactory(
            employer=side.employer, office=side.office, officer=liaison
        ),
        "job_analysis": employers.JobAnalysisFactory(
            employer=side.employer, office=side.office, officer=liaison
        ),
        "year": agreement.year,
        "occupation": kernel.OccupationFactory(),
        "benefit": "sue",
        **_agenda(side, officer),
        **_assessments(side, officer),
        **_other_services(side, officer),
        **_imports(side, officer),
        "download": downloads.DownloadFactory(office=side.office, author=officer),
        **_courses(side),
        **_answers(side),
        **_meetings(side),
        **_plans(side, goal),
        **here,
    }


def _agenda(side: Side, officer: User) -> dict[str, Any]:
    service = agenda.DeskServiceFactory(office=side.office)
    # Still to come: once it began, the person may not change it.
    tomorrow = timezone.now() + timedelta(days=1)
    hour = agenda.AppointmentFactory(
        service=service, seeker=side.seeker, officer=officer, starts_at=tomorrow
    )
    return {
        "desk_service": service,
        "shift": agenda.ShiftFactory(service=service, officer=officer),
        "closure": agenda.ClosureFactory(office=side.office),
        "appointment": hour,
        "foreigner": jobseekers.JobSeekerFactory(foreigner=True, linked_to=side.office),
        "attention_template": agenda.AttentionTemplateFactory(office=side.office),
        "twin": jobseekers.JobSeekerFactory(linked_to=side.office),
        "merge": agenda.MergeFactory(kept=side.seeker, merged_by=officer),
        "visit": agenda.VisitFactory(office=side.office, called_as="Rosa", seeker=None),
    }


def _assessments(side: Side, officer: User) -> dict[str, Any]:
    assessment = assessments.AssessmentFactory(
        office=side.office, seeker=side.seeker, officer=officer
    )
    # A plan in force, to print.
    assessments.PlanStepFactory(
        assessment__seeker=assessment.seeker,
        assessment__office=assessment.office,
        assessment__officer=officer,
    )
    return {
        "assessment": assessment,
        "plan_step": assessments.PlanStepFactory(assessment=assessment),
    }


def _other_services(side: Side, officer: User) -> dict[str, Any]:
    here = {"office": side.office, "seeker": side.seeker}
    certified = other_services.FcsBenefitFactory(
        opened_by=officer, first_month=date(2025, 3, 1), last_month=date(2025, 5, 1), **here
    )
    return {
        "fcs_certification": other_services.FcsCertificationFactory(
            benefit=certified, office=side.office, certified_by=officer
        ),
        "fcs_refused": other_services.FcsCertificationFactory(
            benefit=certified,
            office=side.office,
            certified_by=officer,
            month=date(2025, 4, 1),
            refused=True,
        ),
        "external_referral": other_services.ExternalReferralFactory(sent_by=officer, **here),
        # One of its months is always due.
        "fcs_benefit": other_services.FcsBenefitFactory(
            opened_by=officer, first_month=timezone.localdate().replace(day=1), **here
        ),
    }


def _imports(side: Side, officer: User) -> dict[str, Any]:
    batch = imports.DeskImportFactory(office=side.office, uploaded_by=officer)
    return {
        "desk_import": batch,
        "desk_import_new": imports.DeskImportFactory(
            office=side.office, uploaded_by=officer, state="uploaded"
        ),
        "desk_import_row": imports.DeskImportRowFactory(batch=batch, seeker=side.seeker),
    }


def _courses(side: Side) -> dict[str, Any]:
    here = {"office": side.office}
    course = courses.CourseFactory(**here)
    draft = courses.CourseFactory(status="draft", **here)
    enrolment = courses.EnrolmentFactory(course=course, seeker=side.seeker)
    certificate = courses.CertificateFactory(enrolment=enrolment)
    return {
        "course": course,
        "course_draft": draft,
        "course_session": courses.CourseSessionFactory(course=course),
        "enrolment": enrolment,
        "certificate": certificate,
        "certificate_code": certificate.code,
    }


def _fairs(side: Side) -> None:
    fair = fairs.JobFairFactory(office=side.office)
    registration = fairs.FairRegistrationFactory(fair=fair, seeker=side.seeker)
    side.things |= {
        "fair": fair,
        "fair_draft": fairs.JobFairFactory(office=side.office, draft=True),
        "fair_registration": registration,
        "fair_code": registration.code,
        "fair_stand": fairs.FairStandFactory(fair=fair, employer=side.employer),
    }


def _answers(side: Side) -> dict[str, Any]:
    answer = answers.StandardAnswerFactory(region=side.region)
    text = answers.AnswerTextFactory(answer=answer)
    unpublished = answers.StandardAnswerFactory(region=side.region)
    national = ReadingNotice.objects.filter(text=None).first()
    return {
        "standard_answer": answer,
        "answer_draft": answers.AnswerTextFactory(answer=unpublished, draft=True),
        "answer_gap": answers.AnswerGapFactory(office=side.office),
        "reading_notice": text.notice,
        "benefit_notice": national or answers.ReadingNoticeFactory(of_benefit=True),
    }


def _meetings(side: Side) -> dict[str, Any]:
    here = {"region": side.region, "offices": [side.office]}
    called = meetings.NetworkMeetingFactory(**here)
    held = meetings.NetworkMeetingFactory(held=True, **here)
    return {
        "meeting": called,
        "meeting_held": held,
        "meeting_closed": meetings.NetworkMeetingFactory(closed=True, **here),
        "agenda_item": meetings.AgendaItemFactory(meeting=called),
        "held_item": meetings.AgendaItemFactory(meeting=held),
        "material": meetings.MeetingMaterialFactory(meeting=called),
        "invitation": called.invitations.get(),
        "meeting_attendance": meetings.MeetingAttendanceFactory(meeting=called, office=side.office),
        "door_token": called.door_token,
        "commitment": meetings.CommitmentFactory(meeting=held, office=side.office),
    }


def _plans(side: Side, goal: Goal) -> dict[str, Any]:
    plan = plans.SemesterPlanFactory(office=side.office)
    return {
        "plan": plan,
        "plan_activity": plans.PlanActivityFactory(plan=plan, goal=goal),
    }
