"""What an uploaded proof really is, by its first bytes: its name and its sender may lie."""

MEGABYTE = 1024 * 1024
MOST_BYTES = 5 * MEGABYTE
ACCEPT = ".pdf,.jpg,.jpeg,.png"

_MAGIC = {
    b"%PDF-": "pdf",
    b"\xff\xd8\xff": "jpg",
    b"\x89PNG\r\n\x1a\n": "png",
}
CONTENT_TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}
LONGEST_MAGIC = max(map(len, _MAGIC))


def extension_of(head: bytes) -> str | None:
    """The extension that the first bytes of a file earn; None for anything not accepted."""
    return next((kind for magic, kind in _MAGIC.items() if head.startswith(magic)), None)
