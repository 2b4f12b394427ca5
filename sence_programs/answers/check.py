"""The three questions that show that an answer was understood. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

QUESTIONS = 3
CHOICES = 3


@dataclass(frozen=True)
class CheckQuestion:
    """`right` is the position of the right one among the three `choices`, from 0."""

    question: str
    choices: tuple[str, ...]
    right: int

    def __post_init__(self) -> None:
        if not self.question or len(self.choices) != CHOICES or not all(self.choices):
            raise ValueError("a question has its text and three choices")
        if len(set(self.choices)) != CHOICES:
            raise ValueError("two choices are the same")
        if self.right not in range(CHOICES):
            raise ValueError("the right one is among the choices")

    @property
    def right_choice(self) -> str:
        return self.choices[self.right]


def read_check(rows: Sequence[dict[str, Any]]) -> tuple[CheckQuestion, ...]:
    """The questions kept with a text: none, or three. Raises ValueError otherwise."""
    if len(rows) not in (0, QUESTIONS):
        raise ValueError("a check has three questions")
    return tuple(
        CheckQuestion(row["question"], tuple(row["choices"]), row["right"]) for row in rows
    )


def to_rows(check: Sequence[CheckQuestion]) -> list[dict[str, Any]]:
    """The questions as a column keeps them; `read_check` reads them back."""
    return [{"question": q.question, "choices": list(q.choices), "right": q.right} for q in check]


def number_right(check: Sequence[CheckQuestion], chosen: Sequence[int]) -> int:
    """How many of the choices are right; they come in the order of the questions."""
    return sum(q.right == choice for q, choice in zip(check, chosen, strict=True))
