"""What whoever posted an offer is told when others move it."""

from datetime import datetime

from employers.lifecycle import Action
from employers.models import Vacancy, VacancyEvent
from omil_portal.outbox.services import write_message

_NEWS = {
    Action.PUBLISH: (
        "Tu oferta «{title}» está publicada",
        "La OMIL revisó tu oferta y ya se puede ver en el portal. "
        "Te avisará cuando tenga personas para presentarte.",
    ),
    Action.RETURN: (
        "Corrige tu oferta «{title}»",
        "La OMIL revisó tu oferta y te pide corregirla:\n\n{note}\n\n"
        "Ábrela en «Mi empresa», corrígela y envíala de nuevo.",
    ),
    Action.CLOSE: (
        "Tu oferta «{title}» se cerró",
        "La OMIL cerró tu oferta. {note}\n\nPuedes publicarla de nuevo desde «Mi empresa».",
    ),
    Action.EXPIRE: (
        "Tu oferta «{title}» venció",
        "Llegó su fecha de cierre y ya no recibe postulaciones. "
        "Si aún buscas a alguien, publícala de nuevo desde «Mi empresa».",
    ),
}


def tell_poster(*, vacancy: Vacancy, action: Action, event: VacancyEvent, at: datetime) -> None:
    """Writes the message of this move, once; nothing for one's own moves."""
    if action not in _NEWS or vacancy.posted_by is None or vacancy.posted_by == event.by:
        return
    subject, body = (text.format(title=vacancy.title, note=event.note) for text in _NEWS[action])
    write_message(
        key=f"vacancy-event-{event.pk}",
        user=vacancy.posted_by,
        subject=subject[:150],
        body=body,
        at=at,
    )
