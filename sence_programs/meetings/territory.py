from sence_programs.models import NetworkMeeting


def territory_words(meeting: NetworkMeeting) -> str:
    """The meeting's territory as people say it."""
    if meeting.province_id:
        return f"Provincia de {meeting.province.name}"
    comunas = [comuna.name for comuna in meeting.comunas.order_by("name")]
    return ", ".join(comunas) if comunas else f"Toda la región: {meeting.region.name}"
