"""What the page of one pair says, to the person and to staff alike."""

from datetime import date

from employers.models import Vacancy
from jobseekers.models import JobSeeker
from matching.engine import Explanation, Reader
from matching.gap import lacks
from matching.lists import Match
from matching.models import Run
from matching.reasons import current_run, explain_pair, factor_reasons, failed_sentences
from matching.stored_lists import SEEKERS


def why_context(seeker: JobSeeker, vacancy: Vacancy, on: date, reader: Reader) -> dict:
    """Points by factor, the rules that fail, what is lacking, and as of which run."""
    why, run = explain_pair(seeker, vacancy, on), current_run()
    if why is None:
        return {"why": None, "run": run}
    return {
        "why": why,
        "run": run,
        "reasons": factor_reasons(why, reader),
        "failed": failed_sentences(why, reader),
        "lacks": lacks(why, reader),
        "shown_note": _shown_note(seeker, vacancy, why, run, reader),
    }


def _shown_note(
    seeker: JobSeeker, vacancy: Vacancy, why: Explanation, run: Run | None, reader: Reader
) -> str:
    """Both places of the offer on the person's list, when they differ."""
    listing = run and SEEKERS.of(run, [seeker.pk]).get(seeker.pk)
    for at, entry in enumerate(listing.entries if listing else (), start=1):
        if entry.other == vacancy.pk and entry.points == why.total:
            return Match(seeker, vacancy, why, reader, entry.place, at).shown_note
    return ""
