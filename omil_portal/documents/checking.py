"""Which documents are taken in, and the name they are kept under."""

from uuid import uuid4

from django.core.files.base import File

from omil_portal.documents.kinds import (
    HEAD,
    MOST_BYTES,
    PHOTOS,
    SAVE_OTHERWISE,
    extension_of,
    is_heic,
)
from omil_portal.refusals import Refused

NOT_ACCEPTED = "Sube un PDF o una foto (JPG o PNG)."
TOO_BIG = "El documento pesa más de 5 MB. Sube uno más liviano."
PHOTO_TOO_BIG = f"La foto pesa más de 5 MB. {SAVE_OTHERWISE}"
HEIC = f"La foto está en formato HEIC. {SAVE_OTHERWISE}"


def sniffed_extension(file: File) -> str:
    """What the file is by its content. Raises `Refused` for what is not accepted."""
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    if is_heic(head):
        raise Refused(HEIC)
    extension = extension_of(head)
    if file.size > MOST_BYTES:
        raise Refused(PHOTO_TOO_BIG if extension in PHOTOS else TOO_BIG)
    if extension is None:
        raise Refused(NOT_ACCEPTED)
    return extension


def anonymous(file: File) -> File:
    """The file under a name that says nothing but what it is. Raises `Refused` as above."""
    file.name = f"{uuid4().hex}.{sniffed_extension(file)}"
    return file
