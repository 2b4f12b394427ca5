"""Numbers and addresses of a person in what was typed: RUN, telephone, e-mail. Pure."""

import re

_EMAIL = r"\S+@\S+"
_DATE = r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b"
# Seven figures or more: of a RUN with or without its last one, or of a telephone; "$1.049.254"
# is money and "ley 21.808" is too short.
_GROUPS = r"\+?\d{1,3}(?:[. ]\d{3}){2,}"
_MOBILE = r"(?:\+?56[ .-]?)?\(?\d{1,2}\)?[ .-]\d{3,4}[ .-]?\d{4}\b"
_FIGURES = r"\+?\d(?:[.\-]?\d){6,}"
_NUMBER = (
    rf"(?<![\w$.,])(?<!\$ )(?!{_DATE})(?:{_MOBILE}|{_GROUPS}|{_FIGURES})(?:\s?-\s?[\dkK]|[kK])?"
)
_PERSONAL = re.compile(rf"{_EMAIL}|{_NUMBER}")


def holds_personal(text: str) -> bool:
    """Whether something in `text` looks like a RUN, a telephone or an e-mail."""
    return _PERSONAL.search(text) is not None


def without_personal(text: str) -> str:
    """`text` without what looks like a RUN, a telephone or an e-mail, one space between words."""
    return " ".join(_PERSONAL.sub(" ", text).split())
