from django.utils import timezone

from matching.models import Referral
from omil_portal.look.formats import long_date
from omil_portal.offices.contact import contact_line
from omil_portal.printing.sheet import Sheet

HOW = (
    "Respóndenos en un minuto. Apunta la cámara del teléfono al código, o escribe esta dirección. "
    "No pide clave y no muestra datos de la persona."
)


def letter_of(referral: Referral, address: str) -> Sheet:
    """What the person takes to the company: no RUN, phone or address of theirs.

    `address`: where the company answers, empty when the referral has none.
    """
    vacancy, office = referral.vacancy, referral.office
    on = timezone.localtime(referral.referred_at)
    where = f", en {vacancy.comuna.name}" if vacancy.comuna else ""
    return Sheet(
        title="Carta de derivación",
        office=office.name,
        contact=contact_line(office),
        reference=f"{office.comuna.name}, {long_date(on)} · {referral.folio}",
        lead=(
            f"{vacancy.employer.display_name.removesuffix('.')}. Presente.",
            f"Presentamos a {referral.seeker.display_name} para la oferta "
            f"«{vacancy.title}»{where}.",
            "Pedimos que nos cuenten el resultado a más tardar el "
            f"{long_date(referral.answer_due)}. "
            "La derivación es gratuita para la empresa y para la persona.",
        ),
        link=address,
        link_words=HOW,
        closing=("Atentamente,",),
        signer=f"{referral.referred_by.full_name}\n{office.name}",
    )
