"""What a person reads when a form is refused."""

import pytest
from django import forms
from django.template import Context, Template

from omil_portal.look.errors import error_lines
from omil_portal.look.samples import SampleForm


def refused() -> SampleForm:
    return SampleForm({"phone": "9 8765 4321", "comuna": "10208"})


def test_each_missing_answer_says_what_to_do():
    assert [line.words for line in error_lines(refused())] == [
        "Completa «Nombre completo».",
        "Elige una opción en «¿Qué jornada te acomoda?».",
        "Marca «Acepto que la OMIL guarde mis datos para buscarme trabajo».",
    ]


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        (forms.IntegerField(min_value=1), "0", "«Vacantes» debe ser 1 o más."),
        (forms.IntegerField(max_value=9), "10", "«Vacantes» debe ser 9 o menos."),
        (forms.CharField(max_length=3), "abcd", "«Vacantes» debe tener 3 letras o menos."),
        (forms.IntegerField(), "dos", "Escribe un número entero en «Vacantes»."),
        (forms.DateField(), "ayer", "Escribe una fecha válida en «Vacantes»."),
        (forms.ChoiceField(choices=[("a", "A")]), "b", "Elige una opción válida en «Vacantes»."),
        (forms.ChoiceField(error_messages={"invalid_choice": "No."}), "b", "No."),
    ],
)
def test_a_wrong_answer_says_what_to_write_and_where(field, typed, words):
    field.label = "Vacantes"
    form = type("AskingForm", (forms.Form,), {"posts": field})({"posts": typed})
    assert [line.words for line in error_lines(form)] == [words]


def test_each_line_goes_to_an_input_of_the_page():
    form = refused()
    page = draw("{% show_form form %}", form=form)
    for line in error_lines(form):
        assert f'id="{line.target}"' in page


def test_the_summary_and_the_field_use_the_same_words():
    page = draw("{% show_form form %}", form=refused())
    assert page.count("Completa «Nombre completo».") == 2


def test_the_input_names_its_error_for_a_screen_reader():
    page = draw("{% field form.name %}", form=refused())
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'id="id_name_error"' in page


def test_an_error_of_the_whole_form_stands_in_the_summary_alone():
    form = refused()
    form.add_error(None, "Esta cita ya no está disponible.")
    assert draw("{% show_form form %}", form=form).count("ya no está disponible") == 1


def test_what_was_typed_is_still_there():
    assert 'value="9 8765 4321"' in draw("{% show_form form %}", form=refused())


def test_a_form_not_sent_has_no_summary():
    assert "Hay un problema" not in draw("{% show_form form %}", form=SampleForm())


def test_only_the_optional_says_so():
    page = draw("{% show_form form %}", form=SampleForm())
    assert page.count("(opcional)") == 1
    assert "*" not in page


def draw(source: str, **values) -> str:
    return Template(source).render(Context(values))
