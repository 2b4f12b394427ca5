"""The lists of the desk as workbooks."""

from collections.abc import Callable

from jobseekers.models import Appointment, Attention

ATTENTIONS = (
    "Persona",
    "RUN",
    "Cuándo",
    "Tipo",
    "Canal",
    "Qué se hizo",
    "Próximo paso",
    "Atendió",
)

HOURS = ("Hora", "Persona", "RUN", "Teléfono", "Servicio", "Atiende", "Estado")


def hour_cells(with_run: bool) -> Callable[[Appointment], tuple]:
    """A row for each hour; the RUN only for who may see it."""

    def cells(hour: Appointment) -> tuple:
        seeker = hour.seeker
        return (
            hour.starts_at,
            seeker.display_name,
            str(seeker.run or seeker.other_document) if with_run else "",
            seeker.phone,
            hour.service.name,
            hour.officer.full_name,
            hour.get_state_display(),
        )

    return cells


def attention_cells(with_run: bool) -> Callable[[Attention], tuple]:
    """A row for each attention; the RUN only for who may see it. Private notes stay here."""

    def cells(attention: Attention) -> tuple:
        seeker = attention.seeker
        return (
            seeker.display_name,
            str(seeker.run or seeker.other_document) if with_run else "",
            attention.at,
            attention.get_kind_display(),
            attention.get_channel_display(),
            attention.note,
            attention.next_step,
            attention.officer.full_name,
        )

    return cells
