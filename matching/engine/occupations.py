"""CIUO-08.CL codes as integers that keep how many digits are known.

A code is `digits known × 10,000 + the digits padded with zeros to four`: "2144" is 42144, "21"
is 22100, "0110" (armed forces) is 40110, and 0 is no code. A bare 2144 is out of range, so a
caller that forgets to encode is told so instead of being misread.
"""

import numpy as np
from numpy.typing import NDArray

from matching.engine.compiled import tight
from matching.engine.errors import require

MAJOR_GROUPS = 10
NO_GROUP = 10
"""Group of a vacancy without a code: no seeker asks for it."""


def encode_occupation(code: str) -> int:
    """Encode one to four digits; the empty text is no code. Raises ValueError on anything else."""
    if not code:
        return 0
    require(len(code) <= 4 and code.isascii() and code.isdigit(), f"not a CIUO code: {code!r}")
    return len(code) * 10_000 + int(code.ljust(4, "0"))


def valid_codes(codes: NDArray[np.int32]) -> bool:
    """Whether every code is 0 or a proper encoding."""
    return all_codes(codes.reshape(-1))


@tight
def all_codes(codes: NDArray[np.int32]) -> bool:
    for code in codes:
        known, digits = code // 10_000, code % 10_000
        if code and (known < 1 or known > 4 or digits % 10 ** (4 - known)):
            return False
    return True


def major_groups(codes: NDArray[np.int32]) -> NDArray[np.int32]:
    """First digit of each code, `NO_GROUP` where there is none."""
    groups: NDArray[np.int32] = np.where(codes == 0, NO_GROUP, codes % 10_000 // 1000)
    return groups.astype(np.int32)


def shared_digits(one: NDArray[np.int32], other: NDArray[np.int32]) -> NDArray[np.int32]:
    """How many leading digits, known in both codes, are the same: 0 to 4."""
    known = np.minimum(one // 10_000, other // 10_000)
    one, other = one % 10_000, other % 10_000
    same = (one == other).astype(np.int32)
    for divisor in (10, 100, 1000):
        same += one // divisor == other // divisor
    shared: NDArray[np.int32] = np.minimum(same, known)
    return shared
