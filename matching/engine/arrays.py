"""Types of the column arrays, and what each column may hold."""

from dataclasses import dataclass
from typing import Annotated, Any, get_type_hints

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Column:
    """Shape (n,), or (n, `width`); 0 or more unless `signed`; under `below` when given."""

    kind: type[np.generic]
    width: int = 0
    below: int | None = None
    signed: bool = False

    def problem(self, values: NDArray[Any], rows: int) -> str:
        """Why `values` are not such a column of so many rows; empty when they are."""
        shape = (rows, self.width) if self.width else (rows,)
        if values.dtype != self.kind:
            return f"{np.dtype(self.kind)} expected, not {values.dtype}"
        if values.shape != shape:
            return f"shape {shape} expected, not {values.shape}"
        if rows and not self.signed and self.kind is not np.bool_ and values.min() < 0:
            return "negative value"
        if rows and self.below is not None and values.max() >= self.below:
            return f"must be under {self.below}"
        return ""


Bools = Annotated[NDArray[np.bool_], Column(np.bool_)]
Int8s = Annotated[NDArray[np.int8], Column(np.int8)]
Int16s = Annotated[NDArray[np.int16], Column(np.int16)]
Int32s = Annotated[NDArray[np.int32], Column(np.int32)]
Int64s = Annotated[NDArray[np.int64], Column(np.int64)]
UInt16s = Annotated[NDArray[np.uint16], Column(np.uint16)]
Float32s = Annotated[NDArray[np.float32], Column(np.float32)]


_DECLARED: dict[type, dict[str, Column]] = {}


def columns_of(side: type) -> dict[str, Column]:
    """The declared columns of a class, by name; the last `Column` of an annotation counts."""
    if side not in _DECLARED:
        hints = get_type_hints(side, include_extras=True)
        _DECLARED[side] = {
            name: hint.__metadata__[-1]
            for name, hint in hints.items()
            if hasattr(hint, "__metadata__")
        }
    return _DECLARED[side]
