"""What each component promises to whoever builds a page with it."""

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.html import escape

from omil_portal.look.status import TONES, tone_of


def draw(source: str, **values) -> str:
    return Template(source).render(Context(values))


def test_words_of_a_person_are_never_markup():
    page = draw("{% panel title %}{{ words }}{% endpanel %}", title="<b>", words="<script>")
    assert escape("<b>") in page
    assert "<script>" not in page


def test_a_page_head_without_actions_keeps_no_empty_box():
    assert "page-head-actions" not in draw('{% page_head "Personas" %} {% endpage_head %}')


def test_a_crumb_goes_to_its_page():
    page = draw('{% crumb "Componentes" "components" %}')
    assert '<a href="/componentes/">Componentes</a>' in page


def test_the_last_crumb_is_where_you_are():
    assert 'aria-current="page">Ana' in draw('{% crumb "Ana" %}')


def test_a_page_without_crumbs_says_nothing():
    assert draw('{% crumbs "/" %}  {% endcrumbs %}').strip() == ""


def test_an_unknown_fact_says_so():
    assert "Sin dato" in draw('{% facts %}{% fact "Correo" None %}{% endfacts %}')


def test_zero_is_a_fact():
    assert "Sin dato" not in draw('{% facts %}{% fact "Hijos" 0 %}{% endfacts %}')


def test_a_number_opens_its_list():
    page = draw('{% number 1248 "personas" url="/personas/" %}')
    assert 'href="/personas/"' in page
    assert "1.248" in page


def test_the_same_word_always_has_the_same_tone():
    assert tone_of("Pendiente") == tone_of("pendiente") == "warn"


def test_a_status_is_a_word_whatever_its_tone():
    for tone in TONES:
        assert "En pausa" in draw("{{ word|status_tag:tone }}", word="En pausa", tone=tone)


def test_the_longest_bar_belongs_to_the_strongest_reason():
    items = [
        {"points": 40, "sentence": "Tiene el oficio."},
        {"points": -10, "sentence": "Está lejos."},
    ]
    page = draw("{% reasons items %}", items=items)
    assert 'width="100" height="6"/></svg>' in page
    assert 'width="25" height="6"/></svg>' in page


def test_a_reason_that_may_give_so_much_fills_its_bar_by_that():
    items = [
        {"points": 500, "most": 2000, "sentence": "Es del mismo grupo."},
        {"points": 400, "most": 400, "sentence": "Es nueva."},
    ]
    page = draw("{% reasons items %}", items=items)
    assert 'width="25" height="6"/></svg>' in page
    assert 'width="100" height="6"/></svg>' in page


@pytest.mark.parametrize(("value", "maximum"), [(3, 0), (0, 10), (30, 10)])
def test_a_goal_passed_or_missing_still_has_a_bar(value, maximum):
    page = draw('{% progress value maximum "Meta" %}', value=value, maximum=maximum)
    assert "bar-part" in page


def test_turning_the_page_keeps_the_filters():
    request = RequestFactory().get("/personas/?q=soldador&page=2")
    page = Paginator(range(60), 20).get_page(2)
    drawn = draw("{% pagination page %}", page=page, request=request)
    assert 'href="?q=soldador&amp;page=3"' in drawn


def test_a_step_names_itself_in_words():
    drawn = draw("{% stepper steps 2 %}", steps=["Tus datos", "Tu oficio"])
    assert "Paso 2 de 2" in drawn
    assert drawn.count('aria-current="step"') == 1


def test_a_panel_of_another_app_is_a_link_without_javascript():
    drawn = draw('{% lazy_panel "Beneficios" "/personas/7/beneficios/" %}')
    assert '<a href="/personas/7/beneficios/">' in drawn
    assert 'hx-get="/personas/7/beneficios/"' in drawn
