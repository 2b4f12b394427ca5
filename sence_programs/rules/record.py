"""An evaluation as plain JSON data and back, so that an answer given is kept as it was."""

from typing import Any

from pydantic import TypeAdapter

from sence_programs.rules.evaluation import Evaluation

_ADAPTER = TypeAdapter(Evaluation)


def to_record(evaluation: Evaluation) -> dict[str, Any]:
    """Text, numbers, lists and objects only: fit for a JSON column. Exact sums become text."""
    record: dict[str, Any] = _ADAPTER.dump_python(evaluation, mode="json")
    return record


def from_record(record: dict[str, Any]) -> Evaluation:
    """The evaluation kept by `to_record`. Raises pydantic's ValidationError if altered in shape."""
    return _ADAPTER.validate_python(record)
