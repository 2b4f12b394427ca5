"""What an analyst sees of a person: enough to tell two apart, not enough to know who."""

HIDDEN = "•"


def initials(name: str) -> str:
    """ "Rosa Huenchur Barría" → "R. H. B."."""
    return " ".join(f"{word[0].upper()}." for word in name.split())


def masked(document: str) -> str:
    """All but the last five characters hidden: "12.531.909-2" → "••.•••.909-2"."""
    kept = 5
    head, tail = document[:-kept], document[-kept:]
    return "".join(HIDDEN if c.isalnum() else c for c in head) + tail
