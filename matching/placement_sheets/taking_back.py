"""The placements that a spreadsheet recorded go, unless somebody built on them."""

from datetime import datetime

from django.db.models import Exists, OuterRef, ProtectedError

from employers.models import Employer
from jobseekers.models import DeskImport, DeskImportRow, JobSeeker
from jobseekers.services.status import mark_active, mark_inactive
from matching.models import Evidence, Placement
from matching.services.referrals import standing_placements

PROVED = "Ya tiene un documento: se queda."
SEEN = "Otra persona ya la revisó: se queda."
CHANGED = "Cambió después: se queda."


def take_back(batch: DeskImport, rows: list[DeskImportRow], at: datetime) -> None:
    """Takes back the placements and the companies that came with them, and who looks for work."""
    made = [row for row in rows if "placement" in row.done]
    proof = Evidence.objects.filter(placement=OuterRef("pk"))
    placements = Placement.objects.select_for_update(of=("self",)).annotate(proved=Exists(proof))
    here = placements.order_by("pk").in_bulk([row.done["placement"] for row in made])
    for row in made:
        if placement := here.get(row.done["placement"]):
            row.undone = _why_it_stays(placement, batch)
            if not row.undone:
                placement.delete()
    people = JobSeeker.objects.select_for_update(of=("self",)).order_by("pk")
    seekers = people.in_bulk([row.seeker_id for row in made])
    for row in made:
        _look_for_work_again(row, seekers.get(row.seeker_id), at)
        _forget_company(row)


def _why_it_stays(placement: Placement, batch: DeskImport) -> str:
    if placement.state != Placement.State.PENDING:
        return SEEN
    if placement.recorded_by_id != batch.applied_by_id:
        return CHANGED
    return PROVED if placement.proved else ""


def _look_for_work_again(row: DeskImportRow, seeker: JobSeeker | None, at: datetime) -> None:
    """As they were before the row, unless another placement says that they work."""
    was = row.done["status"]
    placed = JobSeeker.Status.PLACED
    if seeker is None or was == placed or seeker.status != placed:
        return
    if not standing_placements(seeker).exists():
        mark = mark_active if was == JobSeeker.Status.ACTIVE else mark_inactive
        mark(seeker=seeker, at=at)


def _forget_company(row: DeskImportRow) -> None:
    """The one that the row created, when nothing else speaks of it."""
    if row.done.get("employer"):
        try:
            Employer.objects.filter(pk=row.done["employer"], members=None).delete()
        except ProtectedError:
            # A vacancy, a contact or another placement keeps it.
            return
