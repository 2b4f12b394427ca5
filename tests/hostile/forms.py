"""Every form of the portal: where it is read, where it is sent, and by whom."""

from dataclasses import dataclass, field

from employers.steps import STEPS as OFFER_STEPS
from jobseekers.steps import BY_SLUG
from omil_portal.access.roles import Role
from sence_programs.rules.evaluate import MODULES
from tests.access_matrix.row import ANONYMOUS

PERSON = {"pk": "seeker"}
OFFER = {"pk": "vacancy_in_review"}
DRAFT = {"pk": "vacancy_draft"}
COMPANY = {"pk": "employer"}
REFERRAL = {"pk": "referral"}
PLACEMENT = {"pk": "placement"}
MEETING = {"pk": "meeting"}
MEETING_POINT = {"pk": "meeting_held", "item_pk": "held_item"}
FAIR = {"pk": "fair"}
STAND = FAIR | {"stand_pk": "fair_stand"}
WEIGHTS = {"number": "=2"}


@dataclass(frozen=True)
class Sent:
    """The form sent to the URL `name` by `reader`; `page` is where it is read, if elsewhere.

    `of`: as in `tests.access_matrix.row.Row`; `extra`: what its buttons and scripts send along.
    """

    name: str
    reader: str
    of: dict[str, str] = field(default_factory=dict)
    page: str = ""
    query: str = ""
    extra: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        steps = [word for word in self.of.values() if word.startswith("=")]
        return "".join([self.name, *steps, self.query])


FORMS = [
    Sent("account_login", ANONYMOUS),
    Sent("access_code", ANONYMOUS),
    Sent("set_password", Role.SEEKER),
    Sent("seeker_register", ANONYMOUS),
    Sent("seeker_register", ANONYMOUS, query="?documento=otro"),
    Sent("my_consent", Role.SEEKER, extra={"answer": "give"}),
    *(
        Sent("profile_step", Role.SEEKER, of={"step": f"={slug}"}, extra={"code": "", "remove": ""})
        for slug in BY_SLUG
    ),
    Sent("person_edit", Role.FRONT_DESK, of=PERSON | {"step": "=nombre"}),
    Sent("desk", Role.FRONT_DESK),
    Sent("person_register", Role.FRONT_DESK),
    Sent("person_register", Role.FRONT_DESK, query="?documento=otro"),
    Sent("attention_record", Role.FRONT_DESK, of=PERSON),
    *(
        Sent(name, Role.FRONT_DESK, of={"pk": "fcs_benefit"})
        for name in ("fcs_certify", "fcs_refuse", "fcs_benefit_edit")
    ),
    Sent("fcs_benefit_new", Role.FRONT_DESK, of=PERSON),
    Sent("fcs_correct", Role.FRONT_DESK, of={"pk": "fcs_refused"}),
    Sent("staff_list", Role.OFFICE_MANAGER),
    Sent("travel_list", Role.OFFICE_MANAGER),
    Sent("choose_office", Role.FRONT_DESK),
    Sent("choose_region", Role.NATIONAL_UNIT),
    Sent("employer_register", ANONYMOUS),
    Sent("employer_register", Role.SEEKER),
    Sent("company_edit", Role.EMPLOYER_MEMBER),
    Sent("vacancy_new", Role.EMPLOYER_MEMBER),
    *(
        Sent("vacancy_step", Role.EMPLOYER_MEMBER, of=DRAFT | {"step": f"={step.slug}"})
        for step in OFFER_STEPS
    ),
    Sent("employer_list", Role.EMPLOYER_LIAISON),
    Sent("contact_correct", Role.EMPLOYER_LIAISON, of={"pk": "contact"}),
    Sent("employer_contact", Role.EMPLOYER_LIAISON, of=COMPANY, page="employer_file"),
    *(
        Sent(name, Role.EMPLOYER_LIAISON, of=OFFER, page="vacancy_review")
        for name in ("vacancy_publish", "vacancy_return", "vacancy_staff_close")
    ),
    Sent("referral_result", Role.FRONT_DESK, of=REFERRAL, page="referral_file"),
    Sent("placement_new", Role.FRONT_DESK, of=REFERRAL),
    Sent("placement_edit", Role.FRONT_DESK, of=PLACEMENT),
    Sent(
        "placement_verify",
        Role.COUNSELLOR,
        of=PLACEMENT,
        page="placement_file",
    ),
    Sent("weights_new", Role.REGIONAL_ANALYST),
    Sent("weights_sum", Role.REGIONAL_ANALYST, page="weights_new"),
    Sent("weights_edit", Role.REGIONAL_ANALYST, of=WEIGHTS),
    Sent("weights_sign", Role.NATIONAL_UNIT, of=WEIGHTS, page="weights_file"),
    Sent("follow_up_file", Role.FRONT_DESK, of={"pk": "follow_up"}),
    Sent("follow_up_correct", Role.FRONT_DESK, of={"pk": "follow_up_done"}),
    Sent("phone_evidence", ANONYMOUS, of={"code": "evidence_link_code"}),
    Sent("evidence_add", Role.FRONT_DESK, of=PLACEMENT, page="placement_file"),
    *(
        Sent(
            "benefit_answer",
            Role.FRONT_DESK,
            of=PERSON | {"code": f"={code}"},
            extra={"keep": "1"},
        )
        for code in MODULES
    ),
    Sent("agreement_new", Role.REGIONAL_ANALYST),
    Sent("agreement_edit", Role.REGIONAL_ANALYST, of={"pk": "agreement"}),
    Sent("meeting_new", Role.REGIONAL_ANALYST),
    *(
        Sent(name, Role.REGIONAL_ANALYST, of=MEETING)
        for name in (
            "meeting_edit",
            "meeting_invite",
            "meeting_cancel",
            "agenda_item_new",
            "material_add",
            "meeting_attendance",
        )
    ),
    Sent("attendance_walk_in", Role.REGIONAL_ANALYST, of=MEETING, page="meeting_attendance"),
    *(
        Sent(name, Role.REGIONAL_ANALYST, of=MEETING_POINT)
        for name in ("item_record", "commitment_new")
    ),
    Sent("invitation_answer", Role.FRONT_DESK, of=MEETING | {"invitation_pk": "invitation"}),
    Sent("commitment_file", Role.REGIONAL_ANALYST, of={"pk": "commitment"}),
    Sent("fair_new", Role.OFFICE_MANAGER),
    Sent("fair_edit", Role.OFFICE_MANAGER, of=FAIR),
    Sent("fair_enrol", Role.FRONT_DESK, of=FAIR, page="fair_people"),
    Sent("fair_door_code", Role.FRONT_DESK, of=FAIR, page="fair_door"),
    Sent("fair_door_number", Role.FRONT_DESK, of=FAIR, page="fair_door"),
    Sent("fair_walk_in", Role.FRONT_DESK, of=FAIR),
    Sent("fair_queue", Role.FRONT_DESK, of=FAIR, page="fair_door", extra={"arrivals": "[]"}),
    Sent("fair_stands", Role.EMPLOYER_LIAISON, of=FAIR),
    Sent(
        "fair_stand_new",
        Role.EMPLOYER_LIAISON,
        of=FAIR,
        page="fair_stands",
        extra={"employer": "1"},
    ),
    *(
        Sent(name, Role.EMPLOYER_LIAISON, of=STAND, page="fair_stand")
        for name in ("fair_stand_offers", "fair_stand_present", "fair_interview")
    ),
]
