"""What is asked about something new: by its text, or by the region about a benefit.

Reading is never undone. Who had already read a benefit's change when its questions were written
keeps it as read and is not behind: they are asked once to answer, and until they answer well the
unit reads that they read it before the questions.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from omil_portal.access.actor import Actor
from omil_portal.accounts.models import User
from omil_portal.offices.models import Office
from sence_programs.answers.check import QUESTIONS, CheckQuestion
from sence_programs.answers.readings import OfficeReaders, Reader, regions_read
from sence_programs.models import BenefitCheck, ReadingNotice

AFTER, BEFORE, LEFT = "Respondió bien", "Leyó antes de las preguntas", "Por leer"
_TONES = {AFTER: "good", BEFORE: "neutral", LEFT: "warn"}


@dataclass(frozen=True)
class Answerer:
    """Somebody of an office, in a word, and how many times they tried the questions."""

    user: User
    office: Office
    word: str
    attempts: int

    @property
    def tone(self) -> str:
        return _TONES[self.word]


def check_of(notice: ReadingNotice, reader: Actor) -> tuple[CheckQuestion, ...]:
    """The three questions that `reader` answers about `notice`, or none.

    A text carries its own. About a benefit asks the region of the reader's office; who works in
    two regions answers the first that was written.
    """
    if notice.text:
        return notice.text.check_list
    written = notice.checks.filter(region__in=regions_read(reader)).first()
    return written.check_list if written else ()


def has_passed(notice: ReadingNotice, reader: User) -> bool:
    return notice.attempts.filter(user=reader, right=QUESTIONS).exists()


def asks_again(notice: ReadingNotice, reader: Actor) -> bool:
    """Whether `reader` read a benefit's change, and has not answered what is asked since."""
    mine = notice.acknowledgements.filter(user=reader.user_id)
    return mine.before_questions(regions_read(reader)).exists()


def benefits_asked(region_ids, on: date):
    """The last change of each benefit; `asked`: whether those regions ask about it."""
    checks = BenefitCheck.objects.filter(notice=OuterRef("pk"), region__in=region_ids)
    return ReadingNotice.objects.current(on).filter(text=None).annotate(asked=Exists(checks))


def answerers(notice: ReadingNotice, offices: list[OfficeReaders]) -> list[Answerer]:
    """Where each person of those offices stands with the questions of `notice`."""
    tries = Counter(notice.attempts.values_list("user", flat=True))
    return [
        Answerer(reader.user, office.office, _word(notice, reader), tries[reader.user.pk])
        for office in offices
        for reader in office.readers
    ]


def _word(notice: ReadingNotice, reader: Reader) -> str:
    if notice.pk in reader.missing:
        return LEFT
    return BEFORE if notice.pk in reader.before_questions else AFTER
