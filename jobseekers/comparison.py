"""What two files say of each fact of a person."""

from dataclasses import dataclass

from jobseekers.models import JobSeeker
from jobseekers.services.merges import CHOSEN


@dataclass(frozen=True)
class Compared:
    """`kept` and `gone` are words; they differ, and both say something, when `to_choose`."""

    name: str
    label: str
    kept: str
    gone: str

    @property
    def to_choose(self) -> bool:
        return bool(self.kept and self.gone and self.kept != self.gone)


def compared(kept: JobSeeker, gone: JobSeeker) -> list[Compared]:
    """The document first, which is not chosen, then every fact that is."""
    facts = [Compared("document", "documento", _document(kept), _document(gone))]
    for name in CHOSEN:
        field = JobSeeker._meta.get_field(name.removesuffix("_id"))
        facts.append(
            Compared(name, str(field.verbose_name), _words(kept, field), _words(gone, field))
        )
    return facts


def _document(seeker: JobSeeker) -> str:
    return str(seeker.run or f"{seeker.get_document_display()} {seeker.other_document}")


def _words(seeker: JobSeeker, field) -> str:
    if field.choices:
        return str(getattr(seeker, f"get_{field.name}_display")())
    value = getattr(seeker, field.name)
    if hasattr(value, "strftime"):
        return f"{value:%d-%m-%Y}"
    return str(value) if value else ""
