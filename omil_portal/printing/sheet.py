"""A sheet of paper that an office hands over, in words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    heading: str
    items: tuple[str, ...]
    running: bool = False
    """One after the other on a line, instead of one under the other."""


@dataclass(frozen=True)
class Sheet:
    """What one page says, from top to bottom. An empty part is not drawn.

    `contact` stands under the name of the office. `items` of a section are cut, saying so, only
    where the page does not hold them in the smallest letter; a text that still
    does not fit goes on over the page. `link` is drawn as a QR and written
    beside it: it may carry no data of a person.
    """

    title: str
    office: str
    contact: str = ""
    reference: str = ""
    lead: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()
    link: str = ""
    link_words: str = ""
    closing: tuple[str, ...] = ()
    signer: str = ""
