"""Who a company spoke with, as each reader may see it.

A company reads name and telephone only of who consented to show their profile (Ley 21.719
art. 12); of the others, initials and the code they showed. Staff read them by the office's rule.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from jobseekers.models import Consent, ConsentText
from sence_programs.fairs.listing import Who
from sence_programs.models import FairInterview


@dataclass(frozen=True)
class Interviewed:
    """One row: `url` opens the file, `phone` is empty where it may not be read."""

    interview: FairInterview
    name: str
    url: str = ""
    phone: str = ""
    hidden: bool = False


def for_staff(interviews: Iterable[FairInterview], who: Who) -> list[Interviewed]:
    rows = list(interviews)
    who.prepare([row.registration.seeker for row in rows])
    return [
        Interviewed(row, who.name(row.registration.seeker), who.url(row.registration.seeker))
        for row in rows
    ]


def for_company(interviews: Iterable[FairInterview], who: Who) -> list[Interviewed]:
    """`who` names nobody: it gives the initials of those without consent."""
    rows = list(interviews)
    seekers = [row.registration.seeker_id for row in rows]
    given = Consent.objects.in_force(ConsentText.Purpose.SHOW_TO_EMPLOYERS)
    shown = set(given.filter(seeker__in=seekers).values_list("seeker", flat=True))
    return [_for_company(row, who, row.registration.seeker_id in shown) for row in rows]


def _for_company(row: FairInterview, who: Who, consented: bool) -> Interviewed:
    seeker = row.registration.seeker
    if consented:
        return Interviewed(row, seeker.display_name, phone=seeker.phone)
    return Interviewed(row, who.name(seeker), hidden=True)
