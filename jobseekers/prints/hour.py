from jobseekers.models import Appointment
from jobseekers.office_day import zone_of
from omil_portal.look.formats import moment
from omil_portal.offices.contact import contact_line
from omil_portal.printing.sheet import Sheet


def slip_of(hour: Appointment) -> Sheet:
    """When, where, with whom, what to bring, and how to change it."""
    office = hour.office
    facts = (
        ("Persona", hour.seeker.display_name),
        ("Estado", _state(hour)),
        ("Cuándo", moment(hour.starts_at.astimezone(zone_of(office))).capitalize()),
        ("Dónde", ", ".join(filter(None, [office.name, office.address]))),
        ("Para qué", hour.service.name),
        ("Te atiende", hour.officer.full_name),
        ("Trae", hour.service.bring),
    )
    by_phone = f" Llama al {office.phone}." if office.phone else ""
    return Sheet(
        title="Tu hora",
        office=office.name,
        contact=contact_line(office),
        facts=tuple((label, value) for label, value in facts if value),
        closing=(
            f"¿No puedes venir? Cámbiala o anúlala antes, en el portal o en la oficina.{by_phone}",
        ),
    )


def _state(hour: Appointment) -> str:
    """Said only of an hour that is no longer to come."""
    return "" if hour.state == Appointment.State.BOOKED else hour.get_state_display()
