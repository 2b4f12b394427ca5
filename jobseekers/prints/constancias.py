from datetime import date

from django.utils import timezone

from jobseekers.fcs.calendar import month_name
from jobseekers.fcs.constancia import ConstanciaFacts
from jobseekers.models import OfficeLink
from omil_portal.look.formats import long_date
from omil_portal.offices.contact import contact_line
from omil_portal.offices.models import Office
from omil_portal.printing.sheet import Section, Sheet


def registration_sheet(link: OfficeLink, on: date) -> Sheet:
    """That the person is registered, said on `on` by an office that serves them.

    Not that they are registered in that office: it may only have attended them.
    """
    seeker, office = link.seeker, link.office
    return Sheet(
        title="Constancia de inscripción",
        office=office.name,
        contact=contact_line(office),
        reference=f"{office.comuna.name}, {long_date(on)}",
        lead=("La oficina deja constancia de que la persona está inscrita en la red de OMIL.",),
        facts=(
            ("Persona", seeker.display_name),
            (seeker.get_document_display(), str(seeker.run or seeker.other_document)),
            ("Inscrita desde", long_date(timezone.localtime(seeker.created_at))),
            ("Situación", seeker.get_status_display()),
        ),
        closing=("Se entrega a pedido de la persona, para lo que estime conveniente.",),
        signer=f"Firma y timbre\n{office.name}",
    )


def fcs_sheet(facts: ConstanciaFacts, office: Office) -> Sheet:
    """That a month of the unemployment fund was certified."""
    return Sheet(
        title="Constancia de búsqueda de empleo",
        office=office.name,
        contact=contact_line(office),
        reference=f"Fondo de Cesantía Solidario · Folio {facts.folio}",
        lead=("La oficina certifica que la persona se presentó y mostró que busca trabajo.",),
        facts=(
            ("Persona", facts.person),
            ("Documento", facts.document),
            ("Mes", month_name(facts.month)),
            ("Pago", f"{facts.payment_number} de {facts.payments}"),
            ("Se presentó", long_date(facts.appeared_on)),
        ),
        sections=(Section("Qué mostró", (*facts.searches, *filter(None, [facts.note]))),),
        closing=("La Administradora de Fondos de Cesantía decide el pago.",),
        signer=f"{facts.certified_by}\n{facts.office}",
    )
