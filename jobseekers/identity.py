"""The document that names a person: a RUN, or a foreigner's passport or provisional number."""

from typing import NamedTuple

from django.db.models import Q

from jobseekers.models import JobSeeker
from omil_portal.accounts.run import Run


class Identity(NamedTuple):
    """`other` is the number of the other document, upper case and without spaces."""

    document: str
    run: Run | None = None
    other: str | None = None

    @classmethod
    def of_run(cls, run: Run) -> "Identity":
        return cls(JobSeeker.Document.RUN, run=run)

    @classmethod
    def of_document(cls, document: str, number: str) -> "Identity":
        return cls(document, other="".join(c for c in number.upper() if c.isalnum()))

    @property
    def username(self) -> str:
        return self.run.canonical if self.run else str(self.other)

    def columns(self) -> dict[str, object]:
        """The fields of JobSeeker that hold it."""
        return {
            "document": self.document,
            "run_number": self.run.number if self.run else None,
            "run_dv": self.run.dv if self.run else "",
            "other_document": self.other,
        }

    def find(self) -> JobSeeker | None:
        """Who has it, in the whole network: of a file merged into another, that other."""
        found = JobSeeker.objects.select_related("comuna", "merged_into__comuna")
        if self.run:
            person = found.filter(run_number=self.run.number).first()
        else:
            person = found.filter(
                Q(other_document=self.other) | Q(former_documents__number=self.other)
            ).first()
        return person.merged_into or person if person else None
