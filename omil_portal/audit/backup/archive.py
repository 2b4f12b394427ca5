"""The file of a backup: a tar with the dump, the documents, and a manifest with their digests."""

import hashlib
import io
import json
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from omil_portal.audit.backup.problem import BackupProblem

FORMAT = 1
MANIFEST, SEAL = "manifest.json", "manifest.sha256"
DUMP, MEDIA = "database.dump", "media/"
CHUNK = 1 << 20
DAMAGED = "El respaldo está dañado o incompleto"


@dataclass
class Manifest:
    """What a backup is. `programs`: version of PostgreSQL's programs that made the dump.

    `migrations`: "app.name" of those applied. `digests`: SHA-256 of each file inside, by name.
    """

    made_at: str
    version: str
    programs: int
    migrations: list[str]
    digests: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    def as_json(self) -> bytes:
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()

    @property
    def documents(self) -> list[str]:
        return [name for name in self.digests if name.startswith(MEDIA)]


class Archive:
    """A backup being written or read."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar

    @classmethod
    @contextmanager
    def writing(cls, file: BinaryIO) -> "Iterator[Archive]":
        with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
            yield cls(tar)

    @classmethod
    @contextmanager
    def reading(cls, path: Path) -> "Iterator[Archive]":
        """Raises BackupProblem when it is not a backup, or is cut short."""
        try:
            with tarfile.open(path, mode="r:") as tar:
                yield cls(tar)
        except (tarfile.TarError, EOFError):
            raise BackupProblem(f"{DAMAGED}: {path}") from None
        except FileNotFoundError:
            raise BackupProblem(f"No existe {path}.") from None
        except OSError as error:
            raise BackupProblem(f"No se puede leer {path}: {error.strerror or error}.") from None

    def add(self, path: Path, name: str, manifest: Manifest) -> None:
        """Store a file, and its digest in `manifest` as it was when read."""
        with path.open("rb") as source:
            info = self._tar.gettarinfo(arcname=name, fileobj=source)
            info.uid = info.gid = 0
            info.uname = info.gname = ""
            reader = _Digesting(source)
            self._tar.addfile(info, reader)
        manifest.digests[name] = reader.digest.hexdigest()

    def close_with(self, manifest: Manifest) -> None:
        """The manifest and its own digest, last: a file without them was never finished."""
        text = manifest.as_json()
        for name, data in ((MANIFEST, text), (SEAL, hashlib.sha256(text).hexdigest().encode())):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            self._tar.addfile(info, io.BytesIO(data))

    def manifest(self) -> Manifest:
        """Raises BackupProblem unless it is whole and of a format this program knows."""
        text, seal = self._bytes(MANIFEST), self._bytes(SEAL)
        if hashlib.sha256(text).hexdigest().encode() != seal:
            raise BackupProblem(f"{DAMAGED}: su ficha no calza.")
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise BackupProblem("El respaldo es de un formato que esta versión no conoce.")
        return Manifest(**data)

    def extract(self, manifest: Manifest, folder: Path) -> None:
        """Every file into `folder`. Raises BackupProblem unless each is what was stored."""
        for name, digest in manifest.digests.items():
            path = folder / name
            if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
                raise BackupProblem(f"{DAMAGED}: {name} está fuera de lugar.")
            path.parent.mkdir(parents=True, exist_ok=True)
            reader = _Digesting(self._member(name))
            with path.open("wb") as target:
                while chunk := reader.read(CHUNK):
                    target.write(chunk)
            if reader.digest.hexdigest() != digest:
                raise BackupProblem(f"{DAMAGED}: {name} no calza con su ficha.")

    def _member(self, name: str) -> BinaryIO:
        try:
            member = self._tar.extractfile(name)
        except KeyError:
            member = None
        if member is None:
            raise BackupProblem(f"{DAMAGED}: falta {name}.")
        return member

    def _bytes(self, name: str) -> bytes:
        with self._member(name) as member:
            return member.read()


class _Digesting:
    """A reader that digests what passes."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._source.read(size)
        self.digest.update(data)
        return data
