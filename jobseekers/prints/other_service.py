from django.utils import timezone

from jobseekers.models import ExternalReferral
from omil_portal.look.formats import long_date
from omil_portal.offices.contact import contact_line
from omil_portal.printing.sheet import Section, Sheet

TO_FILL_IN = (
    f"Motivo, si no se atendió: {'_' * 38}",
    f"Fecha: {'_' * 16}   Firma y timbre: {'_' * 36}",
)


def other_service_sheet(referral: ExternalReferral) -> Sheet:
    """What the person takes to another service: a name and what is asked, nothing else of them."""
    office = referral.office
    on = long_date(timezone.localdate(referral.sent_at))
    answers = "      ".join(f"☐ {answer.label}" for answer in ExternalReferral.ANSWERS)
    return Sheet(
        title="Hoja de derivación",
        office=office.name,
        contact=contact_line(office),
        reference=f"{office.comuna.name}, {on} · {referral.folio}",
        lead=(
            f"{referral.place}. {referral.get_kind_display()}. Presente.",
            f"Derivamos a {referral.seeker.display_name}, "
            "que presentará su documento de identidad.",
        ),
        sections=(
            Section("Qué pedimos", (referral.asked,)),
            Section("Respuesta del servicio", (answers, *TO_FILL_IN)),
        ),
        closing=(
            f"Agradecemos responder hasta el {long_date(referral.answer_by)}.",
            "Pueden marcar aquí y devolver la hoja, o llamarnos.",
        ),
        signer=f"{referral.sent_by.full_name}\n{office.name}",
    )
