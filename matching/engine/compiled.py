"""Compiles the engine's loops for the processor at hand, once, and keeps the result on disk.

numba keeps what it compiled by the file of each function, and would not notice that another file
it calls changed. So the folder's name is a digest of the whole package: new code, new folder.
"""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
import numpy as np
from numba.core.codegen import get_host_cpu_features

HERE = Path(__file__).parent
FOLDER = "OMIL_ENGINE_CACHE"
"""Environment variable: where to keep compiled code when the package's own folder is read-only."""

F = TypeVar("F", bound=Callable[..., Any])


def cache_folder() -> Path:
    """Where this version of the engine keeps its compiled code."""
    digest = hashlib.sha256(f"{numba.__version__} {np.__version__}".encode())
    for source in sorted(HERE.glob("*.py")):
        digest.update(source.read_bytes())
    return _root() / f"engine-{digest.hexdigest()[:16]}"


def _root() -> Path:
    if named := os.environ.get(FOLDER):
        return Path(named)
    if os.access(HERE, os.W_OK):
        return HERE / "__pycache__"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "omil_portal"


numba.config.CACHE_DIR = str(cache_folder())  # type: ignore[attr-defined]


def _features() -> str:
    """The processor's, with vectors as wide as it has: the compiler would halve the widest."""
    features: str = get_host_cpu_features()  # type: ignore[no-untyped-call]
    return features + ",-prefer-256-bit" if "+avx512f," in features else features


if numba.config.CPU_FEATURES is None:  # type: ignore[attr-defined]
    numba.config.CPU_FEATURES = _features()  # type: ignore[attr-defined]


def compiled(function: F) -> F:
    """Machine code that runs without Python's lock; kept on disk."""
    return cast(F, numba.njit(nogil=True, cache=True, error_model="numpy")(function))


def tight(function: F) -> F:
    """As `compiled`, for loops that make no new array, not even in a function they call.

    Then numba need not count the references of each array and slice, one atomic step after
    another: over a third of the match.
    """
    return cast(F, numba.njit(cache=True, **_TIGHT)(function))


def inlined(function: F) -> F:
    """A part of `tight` loops, which keep it with themselves."""
    return cast(F, numba.njit(forceinline=True, **_TIGHT)(function))


_TIGHT: dict[str, Any] = {"nogil": True, "error_model": "numpy", "_nrt": False}

i32 = cast(Callable[[int], int], np.int32)
i16 = cast(Callable[[int], int], np.int16)
u16 = cast(Callable[[int], int], np.uint16)
trunc32 = cast(Callable[[float], int], np.int32)
f32 = cast(Callable[[float], float], np.float32)
"""These keep a number to so many bits inside a compiled loop, where numba would make it 64."""
