"""The versions of the weights as people read them: which rules, and what each changed."""

from dataclasses import dataclass
from datetime import date

from matching.models import WeightsVersion
from matching.weights.changes import Change, changes
from omil_portal.look.formats import long_date

IN_FORCE, TO_COME, REPLACED, DRAFT = "Vigente", "Firmada", "Reemplazada", "Borrador"
TONES = {IN_FORCE: "good", TO_COME: "info", REPLACED: "neutral", DRAFT: "warn"}


@dataclass(frozen=True)
class VersionLine:
    """A version, its status on the day it is read, and what it changes of the one before it."""

    version: WeightsVersion
    status: str
    changes: list[Change]

    @property
    def tone(self) -> str:
        return TONES[self.status]

    @property
    def title(self) -> str:
        return f"Versión {self.version.number}"

    @property
    def since(self) -> str:
        return f"Desde la noche del {long_date(self.version.valid_from)}"

    @property
    def meta(self) -> str:
        return " · ".join(filter(None, [self.since, self.signer]))

    @property
    def signer(self) -> str:
        """Who signed, in words; nobody did for the version of the portal."""
        version = self.version
        if not version.is_signed:
            return f"Borrador de {version.drafted_by.full_name}" if version.drafted_by else ""
        return version.signed_by.full_name if version.signed_by else "Vino con el portal"


def signed_versions(on: date) -> list[VersionLine]:
    """The signed ones, the newest night first."""
    signed = list(_versions().signed().order_by("valid_from", "number"))
    in_force = WeightsVersion.objects.in_force(on)
    lines = [
        VersionLine(
            version,
            _status(version, in_force, on),
            _changes(signed[place - 1] if place else None, version),
        )
        for place, version in enumerate(signed)
    ]
    return lines[::-1]


def signed_line(version: WeightsVersion, on: date) -> VersionLine:
    """One of the signed ones. Raises `StopIteration` for a draft."""
    return next(line for line in signed_versions(on) if line.version == version)


def drafts() -> list[VersionLine]:
    """Those nobody signed yet, the newest first, against what would rule without them."""
    return [draft_line(draft) for draft in _versions().filter(signed_at=None)]


def draft_line(draft: WeightsVersion) -> VersionLine:
    """A draft against the version that rules the night from which it is to rule."""
    return VersionLine(draft, DRAFT, _changes(replaced_by(draft), draft))


def replaced_by(draft: WeightsVersion) -> WeightsVersion | None:
    """The version that the draft would take the place of."""
    return WeightsVersion.objects.in_force(draft.valid_from)


def _versions():
    return WeightsVersion.objects.select_related("drafted_by", "signed_by")


def _changes(before: WeightsVersion | None, after: WeightsVersion) -> list[Change]:
    return changes(before.weights(), after.weights()) if before else []


def _status(version: WeightsVersion, in_force: WeightsVersion | None, on: date) -> str:
    if version == in_force:
        return IN_FORCE
    return TO_COME if version.valid_from > on else REPLACED
