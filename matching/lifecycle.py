"""From which state of a referral a person may move it to which. Pure: no database, no web.

The night expires what nobody answered; an answer that comes late is still worth recording.
A hiring can be taken back while no placement stands: the person accepted and never started.
What was written by mistake can be put right by whoever reads it there.
"""

SENT, INTERVIEW, HIRED = "sent", "interview", "hired"
REJECTED, WITHDREW, NO_SHOW, EXPIRED = "rejected", "withdrew", "no_show", "expired"

OPEN = (SENT, INTERVIEW)
_ENDINGS = (HIRED, REJECTED, WITHDREW, NO_SHOW)

RESULTS: dict[str, tuple[str, ...]] = {
    SENT: (INTERVIEW, *_ENDINGS),
    INTERVIEW: _ENDINGS,
    EXPIRED: (INTERVIEW, *_ENDINGS),
    HIRED: (WITHDREW, NO_SHOW),
}
"""State → results that staff may record from it, in the order they are offered."""

CORRECTIONS: dict[str, tuple[str, ...]] = {
    INTERVIEW: (SENT,),
    HIRED: (REJECTED, INTERVIEW, SENT),
    REJECTED: (HIRED, WITHDREW, NO_SHOW, INTERVIEW, SENT),
    WITHDREW: (HIRED, REJECTED, NO_SHOW, INTERVIEW, SENT),
    NO_SHOW: (HIRED, REJECTED, WITHDREW, INTERVIEW, SENT),
}
"""State written by mistake → what may be written in its place, by who sees that it stands there."""

NEEDS_REASON = frozenset({REJECTED, WITHDREW})


def results_from(state: str) -> tuple[str, ...]:
    """The results that may be recorded now; none when the referral has ended."""
    return RESULTS.get(state, ())


def may_move(state: str, to_state: str) -> bool:
    return to_state in results_from(state)


def corrections_from(state: str) -> tuple[str, ...]:
    """What may take the place of a result written by mistake."""
    return CORRECTIONS.get(state, ())
