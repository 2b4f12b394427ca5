"""One row of the table of access, and what it expects of each reader."""

from dataclasses import dataclass, field

from omil_portal.access.roles import Role

ANONYMOUS = "anonymous"
READERS = (ANONYMOUS, *Role.values)

LOGIN = "login"
"""Sent to the sign-in page."""

Expectation = int | str


@dataclass(frozen=True)
class Row:
    """What happens at the URL `name`.

    `own`: "role role:status role:status" for the objects of the reader's own side (a role without
    a status takes that of the next one, and the last one 200); `foreign`: what the same roles get
    for an object of another office or company, save those in `everywhere` and the national unit,
    whose right holds in every office; `others`: every other role; `anonymous`: visitors.
    `everyone`: one answer for all the rest, visitors too, whatever the object.
    `post`: a POST with nothing in it is tried too: those let in get anything but 403, 404, 405
    or a crash.
    `get=False`: the URL takes POST only.
    `of`: what stands for a keyword of the URL whose name does not say it: an object of the world,
    {"pk": "referral"}, or a word of the address itself, {"step": "=estudios"}.
    """

    name: str
    own: str = ""
    foreign: int | None = None
    everywhere: str = ""
    others: int = 403
    anonymous: Expectation = LOGIN
    everyone: int | None = None
    get: bool = True
    post: bool = False
    of: dict[str, str] = field(default_factory=dict)

    def expects(self, reader: str, *, own: bool) -> Expectation:
        """The status, or `LOGIN`, that a GET gives this reader."""
        allowed = self.allowed
        if reader not in allowed:
            if self.everyone is not None:
                return self.everyone
            return self.anonymous if reader == ANONYMOUS else self.others
        everywhere = {*self.everywhere.split(), Role.NATIONAL_UNIT}
        as_own = own or self.foreign is None or reader in everywhere
        return allowed[reader] if as_own else self.foreign

    @property
    def allowed(self) -> dict[str, int]:
        """Role → status for an own object. Raises `ValueError` for a role that is none."""
        allowed: dict[str, int] = {}
        waiting: list[str] = []
        for word in self.own.split():
            role, _, status = word.partition(":")
            waiting.append(Role(role).value)
            if status:
                allowed |= dict.fromkeys(waiting, int(status))
                waiting = []
        return allowed | dict.fromkeys(waiting, 200)
