"""The night's match: read, compute, spread, publish. The lists only suggest; staff decide."""

import hashlib
from datetime import date

from django.utils import timezone

from matching.engine import ENGINE_VERSION, WEIGHTS_V1, Weights
from matching.engine.spread import spread
from matching.listing import LIST_LENGTH
from matching.models import Run, WeightsVersion
from matching.services import shards
from matching.services.catching_up import catch_up
from matching.services.parts import Part, People, joined
from matching.services.publishing import forget_older_lists, publish
from matching.services.stages import Stages
from matching.store import as_reader
from matching.store.frozen import freeze
from matching.store.market import Offers, read_offers
from omil_portal.night.alone import alone
from omil_portal.night.services import Busy


def match_step(on: date) -> dict:
    """Matches every open vacancy with every available person as of `on`.

    Returns the counts of the run. When nothing that matters changed since the current run,
    nothing is written. Raises `Busy` while another process is at it, `RoleMissing`, and
    `ShardsNotFinished`.
    """
    with alone("match") as free:
        if not free:
            raise Busy("match")
        return _Night(on).match()


class _Night:
    """One computation, and the time it spends."""

    def __init__(self, on: date) -> None:
        self.spent = Stages()
        version = WeightsVersion.objects.in_force(on)
        self.weights: Weights = version.weights() if version else WEIGHTS_V1
        self.run = Run(
            on=on,
            started_at=timezone.now(),
            weights=version,
            weights_version=self.weights.version,
            engine_version=ENGINE_VERSION,
        )

    def match(self) -> dict:
        with self.spent.on("read"), as_reader():
            offers = read_offers(self.run.on)
        digest = self._digest(offers)
        areas = shards.areas(offers)
        part = self._whole(offers, digest) if len(areas) == 1 else self._cut(offers, digest, areas)
        counts = {
            "seekers": self.run.seekers,
            "vacancies": self.run.vacancies,
            "shards": len(areas),
        }
        if part is None:
            return counts | {"lists_changed": 0, "seconds": self.spent.seconds}
        self._publish(offers, part)
        forget_older_lists()
        shards.forget(self.run)
        catch_up(self.run, at=timezone.now())
        return counts | {
            "pairs": self.run.pairs,
            "lists_changed": self.run.lists_changed,
            "seconds": self.spent.seconds,
        }

    def _whole(self, offers: Offers, digest: str) -> Part | None:
        """Everybody here and now; None when the current run had the same to read."""
        shards.unfinished(digest, [])
        with self.spent.on("read"):
            people = People.read(offers, None)
            if self._nothing_new(offers, digest, people.digest, len(people.seekers)):
                return None
        with self.spent.on("match"):
            return people.ranked(offers, self.weights)

    def _cut(self, offers: Offers, digest: str, areas: list[list[str]]) -> Part | None:
        """In shards, with whoever helps; goes on with a night that was cut."""
        begun = shards.unfinished(digest, areas)
        if begun:
            self.run = begun
        else:
            shards.prepare(self.run, digest, offers, areas)
        shards.tell_workers(self.run)
        parts = shards.gathered(self.run, offers, self.weights, self.spent)
        with self.spent.on("match"):
            part = joined(parts)
        if self._nothing_new(offers, digest, part.digest, len(part.ids)):
            self.run.delete()
            return None
        return part

    def _nothing_new(self, offers: Offers, digest: str, people: str, seekers: int) -> bool:
        self.run.seekers, self.run.vacancies = seekers, len(offers.vacancies)
        self.run.input_hash = hashlib.sha256(f"{digest} {people}".encode()).hexdigest()
        return Run.objects.filter(current=True, input_hash=self.run.input_hash).exists()

    def _publish(self, offers: Offers, part: Part) -> None:
        run = self.run
        with self.spent.on("spread"):
            shown = spread(
                part.seekers,
                part.vacancies,
                offers.posts,
                seeker_ids=part.ids,
                k=LIST_LENGTH,
            )
        run.pairs, run.feasible_pairs = len(shown.seekers.index), part.feasible_pairs
        run.report = shown.report
        run.skill_weights = {str(s): weight for s, weight in offers.skill_weights.weights.items()}
        run.save()
        with self.spent.on("publish"):
            publish(run, seeker_ids=part.ids, vacancy_ids=offers.vacancies.id, shown=shown)
        run.seconds = self.spent.seconds
        run.save(update_fields=["seconds"])

    def _digest(self, offers: Offers) -> str:
        """One value for all that lists depend on besides the people."""
        digest = hashlib.sha256(f"{self.weights} {ENGINE_VERSION}".encode())
        digest.update(freeze(offers))
        return digest.hexdigest()
