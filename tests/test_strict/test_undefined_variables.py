"""A template that asks for a name nobody gave fails the test."""

import pytest
from django.template import Context, Engine

from tests.strict.ledger import Sloppiness

COMPONENT = "{% if title %}<b>{{ title }}</b>{% endif %}"


def render(text: str, **context) -> str:
    parts = [("django.template.loaders.locmem.Loader", {"page": text, "part": COMPONENT})]
    return Engine(loaders=parts).get_template("page").render(Context(context))


@pytest.mark.parametrize(
    "text",
    [
        "{{ persno }}",
        "{{ person.nmae }}",
        "{% if persno %}yes{% endif %}",
        "{% for row in persno %}{{ row }}{% endfor %}",
        "{% for row in person.rows %}{{ row }}{% endfor %}",
        '{% include "part" with title=persno %}',
    ],
)
def test_a_name_nobody_gave_is_seen(text, seen, ours):
    render(text, person={"name": "Ana"})
    assert len(seen(Sloppiness.UNDEFINED_VARIABLE)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "{{ person.name }}",
        '{{ persno|default:"" }}',
        '{% if persno|default:"" %}yes{% endif %}',
        "{% if person.nickname %}yes{% endif %}",
        "{% firstof persno person.name %}",
        '{% include "part" %}',
    ],
)
def test_a_name_that_may_be_absent_is_not(text, seen, ours):
    render(text, person={"name": "Ana"})
    assert seen(Sloppiness.UNDEFINED_VARIABLE) == []


def test_the_message_names_the_template_and_the_line(seen, ours):
    render("\n\n{{ persno }}")
    assert seen(Sloppiness.UNDEFINED_VARIABLE) == ["page:3: «persno» is not defined"]


def test_the_templates_of_a_library_are_its_own_affair(seen, monkeypatch):
    monkeypatch.setattr("tests.strict.undefined_variables.is_ours", lambda path: False)
    render("{{ persno }}")
    assert seen(Sloppiness.UNDEFINED_VARIABLE) == []


@pytest.fixture
def ours(monkeypatch):
    """Templates in memory have no path; here they count as the project's."""
    monkeypatch.setattr("tests.strict.undefined_variables.is_ours", lambda path: True)
