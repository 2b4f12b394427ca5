from omil_portal.offices.models import Office


def contact_line(office: Office) -> str:
    """What stands under the name of the office on paper."""
    phone = office.phone and f"Teléfono {office.phone}"
    return " · ".join(filter(None, [office.address, phone]))
