"""The placements that a spreadsheet recorded go, unless somebody built on them."""

from datetime import datetime

from django.db.models import Exists, OuterRef, ProtectedError
from django.utils import timezone

from employers.models import Employer
from jobseekers.models import DeskImport, DeskImportRow, JobSeeker
from jobseekers.services.status import mark_active, mark_inactive
from matching.models import Evidence, Placement

PROVED = "Ya tiene un documento: se queda."
SEEN = "Otra persona ya la revisó: se queda."
CHANGED = "Cambió después: se queda."


def take_back(batch: DeskImport, rows: list[DeskImportRow], at: datetime) -> None:
    """Takes back the placements and the companies that came with them, and who looks for work."""
    made = [row for row in rows if "placement" in row.done]
    _delete_placements(batch, made)
    _look_for_work_again(made, at)
    for company in {row.done["employer"] for row in made} - {None}:
        _forget_company(company)


def _delete_placements(batch: DeskImport, made: list[DeskImportRow]) -> None:
    proof = Evidence.objects.filter(placement=OuterRef("pk"))
    placements = Placement.objects.select_for_update(of=("self",)).annotate(proved=Exists(proof))
    here = placements.order_by("pk").in_bulk([row.done["placement"] for row in made])
    gone = []
    for row in made:
        if placement := here.get(row.done["placement"]):
            row.undone = _why_it_stays(placement, batch)
            if not row.undone:
                gone.append(placement.pk)
    Placement.objects.filter(pk__in=gone).delete()


def _why_it_stays(placement: Placement, batch: DeskImport) -> str:
    if placement.state != Placement.State.PENDING:
        return SEEN
    if placement.recorded_by_id != batch.applied_by_id:
        return CHANGED
    return PROVED if placement.proved else ""


def _look_for_work_again(made: list[DeskImportRow], at: datetime) -> None:
    """As they were before the first of their rows, unless another placement says they work."""
    was: dict[int, str] = {}
    for row in made:
        was.setdefault(row.seeker_id, row.done["status"])
    present = Placement.objects.telling_of_work(timezone.localdate(at))
    works = present.filter(seeker=OuterRef("pk"))
    placed = JobSeeker.objects.filter(pk__in=was, status=JobSeeker.Status.PLACED)
    for seeker in placed.exclude(Exists(works)).select_for_update(of=("self",)).order_by("pk"):
        if was[seeker.pk] == JobSeeker.Status.ACTIVE:
            mark_active(seeker=seeker, at=at)
        elif was[seeker.pk] == JobSeeker.Status.INACTIVE:
            mark_inactive(seeker=seeker, at=at)


def _forget_company(key: int) -> None:
    """One that a row created, when nothing else speaks of it."""
    try:
        Employer.objects.filter(pk=key, members=None).delete()
    except ProtectedError:
        # A vacancy, a contact or another placement keeps it.
        return
