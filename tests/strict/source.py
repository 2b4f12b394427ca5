"""Which line of the project is to blame: of a template, or of Python."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from django.template.base import Node
from django.template.library import InclusionNode
from django.template.loader_tags import IncludeNode

ROOT = Path(__file__).resolve().parents[2]
_MACHINERY = str(Path(__file__).resolve().parent)


def is_ours(path: str) -> bool:
    """Whether a file is the project's own; a template made from a string is."""
    if path.startswith("<"):
        return path == "<unknown source>"
    return path.startswith(f"{ROOT}/") and "site-packages" not in path


def _frames() -> Iterator[FrameType]:
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        yield frame
        frame = frame.f_back


def _node_of(frame: FrameType) -> Node | None:
    node = frame.f_locals.get("self")
    # Not `isinstance`, which makes a lazy object (the user of a request) become itself.
    return node if issubclass(type(node), Node) and getattr(node, "origin", None) else None


def rendering_node() -> Node | None:
    """The innermost template node being rendered."""
    return next((node for frame in _frames() if (node := _node_of(frame))), None)


def inside_component() -> bool:
    """Whether the innermost template was included, so that its parameters may be left out."""
    return any(isinstance(_node_of(frame), IncludeNode | InclusionNode) for frame in _frames())


def line_of(node: Node | None) -> str:
    """`templates/person.html:12`."""
    if node is None:
        return "template not known"
    return f"{_short(node.origin.name)}:{node.token.lineno if node.token else '?'}"


def project_line(until: object) -> str | None:
    """The innermost line of ours above this call, seeking no further out than the code `until`."""
    for frame in _frames():
        if frame.f_code is until:
            return None
        path = frame.f_code.co_filename
        if is_ours(path) and not path.startswith(_MACHINERY):
            return f"{_short(path)}:{frame.f_lineno}"
        if (node := _node_of(frame)) and is_ours(node.origin.name):
            return line_of(node)
    return None


def _short(path: str) -> str:
    return path.removeprefix(f"{ROOT}/")
