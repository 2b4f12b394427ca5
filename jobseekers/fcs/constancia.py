"""What the constancia of a certified month says."""

from dataclasses import dataclass
from datetime import date

from jobseekers.models import FcsCertification


@dataclass(frozen=True)
class ConstanciaFacts:
    """The words of the paper. `month` is the first day of the month."""

    person: str
    document: str
    office: str
    month: date
    payment_number: int
    payments: int
    appeared_on: date
    searches: tuple[str, ...]
    note: str
    certified_by: str
    folio: str


def constancia_facts(certification: FcsCertification) -> ConstanciaFacts:
    """Raises ValueError for a month that was not certified: there is nothing to state."""
    if certification.state != FcsCertification.State.CERTIFIED:
        raise ValueError("the month was not certified")
    seeker, benefit = certification.benefit.seeker, certification.benefit
    return ConstanciaFacts(
        person=seeker.display_name,
        document=str(seeker.run or seeker.other_document),
        office=certification.office.name,
        month=certification.month,
        payment_number=certification.payment_number,
        payments=benefit.payments,
        appeared_on=certification.appeared_on,
        searches=tuple(certification.search_words()),
        note=certification.note,
        certified_by=certification.certified_by.full_name,
        folio=str(certification.request_id)[:8].upper(),
    )
