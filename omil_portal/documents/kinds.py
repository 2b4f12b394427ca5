"""What an uploaded document really is, by its first bytes: its name and its sender may lie."""

MEGABYTE = 1024 * 1024
MOST_BYTES = 5 * MEGABYTE
ACCEPT = ".pdf,.jpg,.jpeg,.png"
SAVE_OTHERWISE = "Guarda la foto como JPG o sácale una captura de pantalla."

_MAGIC = {
    b"%PDF-": "pdf",
    b"\xff\xd8\xff": "jpg",
    b"\x89PNG\r\n\x1a\n": "png",
}
PHOTOS = {"jpg", "png"}
CONTENT_TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
HEAD = 12
"""Bytes that tell what a file is."""


def extension_of(head: bytes) -> str | None:
    """The extension that the first bytes of a file earn; None for anything not accepted."""
    return next((kind for magic, kind in _MAGIC.items() if head.startswith(magic)), None)


def is_heic(head: bytes) -> bool:
    """Whether it is a photo as an iPhone keeps it (ISO 23008-12), which few programs open."""
    return head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS
