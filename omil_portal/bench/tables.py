"""What a benchmark hands back, and how it is written."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy


@dataclass(frozen=True)
class Result:
    """`equal`: what had to be the same was the same. `text`: lines; `data`: for JSON."""

    name: str
    equal: bool
    text: list[str]
    data: dict[str, Any] = field(default_factory=dict)

    def figures(self) -> dict[str, Any]:
        """The data, with the verdict and the machine."""
        return {"bench": self.name, "equal": self.equal, "machine": machine(), **self.data}

    def write(self, folder: Path) -> None:
        """`NAME.txt` and `NAME.json`, or with the scale in the name where there is one."""
        folder.mkdir(parents=True, exist_ok=True)
        stem = "-".join(filter(None, (self.name, self.data.get("scale"))))
        (folder / f"{stem}.txt").write_text("\n".join([*self.text, "", told_machine(), ""]))
        (folder / f"{stem}.json").write_text(as_json(self.figures()))


def as_json(figures: Any) -> str:
    """The same figures, the same text."""
    return json.dumps(figures, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def machine() -> dict[str, Any]:
    """What the figures depend on, without naming the machine."""
    return {
        "cores": os.cpu_count(),
        "kind": platform.machine(),
        "numpy": numpy.__version__,
        "python": platform.python_version(),
        "system": platform.system(),
    }


def told_machine() -> str:
    m = machine()
    return (
        f"{m['system']} {m['kind']}, {m['cores']} cores, Python {m['python']}, numpy {m['numpy']}"
    )


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines with the first column to the left and the rest to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(heads, *rows, strict=True)]
    lines = []
    for cells in (heads, ["-" * width for width in widths], *rows):
        first, *others = (
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        lines.append("  ".join([first, *others]).rstrip())
    return lines


def number(value: float | None, decimals: int) -> str:
    return "—" if value is None else f"{value:,.{decimals}f}"
