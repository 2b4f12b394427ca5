import pytest

from tests.night import steps


@pytest.fixture(autouse=True)
def calls(settings) -> list[str]:
    """The night of these tests is «first» and «last», and this is what ran."""
    steps.CALLS.clear()
    settings.NIGHT_STEPS = night("first", "last")
    return steps.CALLS


def night(*names: str) -> tuple:
    """`NIGHT_STEPS` of these steps of `tests/night/steps.py`."""
    return tuple((name, f"tests.night.steps.{name}") for name in names)
