from jobseekers.models import Attention
from jobseekers.office_day import zone_of
from omil_portal.look.formats import moment
from omil_portal.offices.contact import contact_line
from omil_portal.printing.sheet import Section, Sheet


def receipt_of(attention: Attention) -> Sheet:
    """What the person takes home of an attention; never the note private to the office."""
    office = attention.office
    parts = (
        ("Qué se hizo", attention.note),
        ("Qué se acordó", attention.agreed),
        ("Próximo paso", attention.next_step),
    )
    return Sheet(
        title="Comprobante de atención",
        office=office.name,
        contact=contact_line(office),
        facts=(
            ("Persona", attention.seeker.display_name),
            ("Cuándo", moment(attention.at.astimezone(zone_of(office))).capitalize()),
            ("Atención", attention.get_kind_display()),
            ("Cómo", attention.get_channel_display()),
            ("Te atendió", attention.officer.full_name),
        ),
        sections=tuple(Section(heading, (text,)) for heading, text in parts if text),
        closing=("Guarda este papel. La atención es gratuita.",),
    )
