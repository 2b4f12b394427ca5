"""One row of each list that is taken away, and how a workbook reads."""

from io import BytesIO

import openpyxl
from django.utils import timezone

from jobseekers.models import JobSeeker
from omil_portal.accounts.models import User
from omil_portal.offices.models import Office
from tests.factories.agenda import AppointmentFactory
from tests.factories.jobseekers import AttentionFactory
from tests.factories.matching import FollowUpFactory, PlacementFactory, ReferralFactory
from tests.factories.other_services import ExternalReferralFactory, FcsBenefitFactory

PAGES = {
    "atenciones": "attention_list",
    "agenda": "agenda",
    "otros-servicios": "external_referral_list",
    "fondo-de-cesantia": "fcs_list",
    "derivaciones": "referral_list",
    "colocaciones": "placement_list",
    "seguimientos": "follow_up_list",
}
"""The name of each list → the address of its page."""


def a_row_of(name: str, seeker: JobSeeker, office: Office, officer: User) -> None:
    """What puts the person on that list, today, with nothing chosen in its filters."""
    here = {"seeker": seeker, "office": office}
    now = timezone.now()
    match name:
        case "atenciones":
            AttentionFactory(at=now, officer=officer, **here)
        case "agenda":
            AppointmentFactory(service__office=office, seeker=seeker, starts_at=now)
        case "otros-servicios":
            ExternalReferralFactory(sent_by=officer, **here)
        case "fondo-de-cesantia":
            first_month = timezone.localdate().replace(day=1)
            FcsBenefitFactory(first_month=first_month, opened_by=officer, **here)
        case "derivaciones":
            ReferralFactory(referred_by=officer, **here)
        case "colocaciones":
            PlacementFactory(recorded_by=officer, **here)
        case "seguimientos":
            FollowUpFactory(placement__office=office, placement__seeker=seeker)


def sheet_of(content: bytes):
    return openpyxl.load_workbook(BytesIO(content)).active


def cells_of(content: bytes) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet_of(content).iter_rows()]


def people_in(content: bytes) -> list[str]:
    """The first column under the one that says «Persona»."""
    rows = cells_of(content)
    heads = next(row for row in rows if "Persona" in row)
    return [row[heads.index("Persona")] for row in rows[rows.index(heads) + 1 :]]
