"""The lists of the desk as workbooks."""

from collections.abc import Callable

from jobseekers.models import Attention

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
