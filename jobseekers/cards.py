"""What a reader may see of a person in a list: all of it, or initials and comuna."""

from dataclasses import dataclass

from jobseekers.models import JobSeeker
from omil_portal.access.actor import Actor


@dataclass(frozen=True)
class PersonCard:
    """A person as one reader sees them; masked, everything but `name` and `comuna` is empty.

    `name` is then the initials, "M. S. B.".
    """

    pk: int
    name: str
    comuna: str
    masked: bool
    document: str = ""
    phone: str = ""
    status: str = ""

    @property
    def note(self) -> str:
        return " · ".join(filter(None, [self.comuna, self.phone]))


def card_for(seeker: JobSeeker, actor: Actor) -> PersonCard:
    """The card of a person whose `office_links` may be prefetched."""
    return full_card(seeker) if seeker.is_visible_to(actor) else masked_card(seeker)


def full_card(seeker: JobSeeker) -> PersonCard:
    """For a reader already known to see the person, as those of `visible_to`."""
    return PersonCard(
        pk=seeker.pk,
        name=seeker.display_name,
        comuna=seeker.comuna.name,
        masked=False,
        document=str(seeker.run or seeker.other_document),
        phone=seeker.phone,
        status=seeker.get_status_display(),
    )


def masked_card(seeker: JobSeeker) -> PersonCard:
    surnames = [seeker.first_surname, seeker.second_surname]
    words = [*seeker.given_name.split()[:1], *filter(None, surnames)]
    return PersonCard(
        pk=seeker.pk,
        name=" ".join(f"{word[0].upper()}." for word in words),
        comuna=seeker.comuna.name,
        masked=True,
    )
