"""RUN as people write it, and modulo 11."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omil_portal.accounts.run import InvalidRun, Run, check_digit, parse_run

BODIES = st.integers(min_value=1, max_value=99_999_999)


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("11111111-1", Run(11111111, "1")),
        ("76086428-5", Run(76086428, "5")),
        ("12531909-2", Run(12531909, "2")),
        ("15000005-K", Run(15000005, "K")),
    ],
)
def test_known_runs_are_valid(text, run):
    assert parse_run(text) == run


@pytest.mark.parametrize(
    "text",
    ["15.000.005-K", "15.000.005-k", "15000005k", " 15 000 005 - k ", "15.000.005–K", "15000005−k"],
)
def test_a_run_is_read_however_it_is_written(text):
    assert parse_run(text) == Run(15000005, "K")


@given(BODIES)
def test_every_body_has_one_check_digit(body):
    accepted = [dv for dv in "0123456789K" if _accepts(f"{body}-{dv}")]
    assert accepted == [check_digit(body)]


@given(BODIES)
def test_what_is_shown_reads_back_as_the_same_run(body):
    run = Run(body, check_digit(body))
    assert parse_run(str(run)) == parse_run(run.canonical) == run


@given(BODIES)
def test_the_check_digit_is_the_one_of_weights_2_to_7(body):
    """Adding the check digit, with weight 1, makes a multiple of 11."""
    weighted = sum(int(d) * (2 + i % 6) for i, d in enumerate(reversed(str(body))))
    dv = check_digit(body)
    assert (weighted + (10 if dv == "K" else int(dv))) % 11 == 0


@given(BODIES, st.integers(min_value=0, max_value=7), st.integers(min_value=1, max_value=9))
def test_one_mistyped_figure_is_always_caught(body, place, shift):
    figures = list(f"{body:08}")
    figures[place] = str((int(figures[place]) + shift) % 10)
    assert not _accepts(f"{int(''.join(figures))}-{check_digit(body)}")


def test_a_body_under_seven_figures_is_legal():
    assert parse_run(f"54.321-{check_digit(54321)}").number == 54321


@pytest.mark.parametrize("text", ["", "hola", "0-0", "12531909", "12531909-3", "123456789-2", "-K"])
def test_what_is_no_run_is_refused_with_words_for_the_reader(text):
    with pytest.raises(InvalidRun, match="RUN"):
        parse_run(text)


def test_a_masked_run_shows_only_its_end():
    assert Run(12531909, "2").masked == "••.•••.909-2"


def _accepts(text: str) -> bool:
    try:
        parse_run(text)
    except InvalidRun:
        return False
    return True
