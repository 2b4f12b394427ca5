"""The two codes of a registration: one for the QR, one to say aloud. Neither says who it is."""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0 and O, 1, I and L, which are read for one another."""
SHORT_LENGTH = 6


def new_code() -> str:
    """16 characters of an address, 96 random bits."""
    return secrets.token_urlsafe(12)


def new_short_code() -> str:
    """Six letters and figures: nine hundred million, so nobody's is guessed at a stand."""
    return "".join(secrets.choice(ALPHABET) for _ in range(SHORT_LENGTH))


def read_code(typed: str) -> str:
    """ "abc 2-34" → "ABC234". The long code of a QR comes back as it was: its case counts."""
    short = "".join(c for c in typed.upper() if c.isalnum())
    return short if len(short) == SHORT_LENGTH else typed.strip()


def spoken(short_code: str) -> str:
    """ "ABC234" → "ABC 234"."""
    return f"{short_code[:3]} {short_code[3:]}"
