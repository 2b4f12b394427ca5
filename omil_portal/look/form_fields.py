"""A form's inputs without its tag: our template draws the tag, the summary and the buttons."""

from copy import copy

from crispy_forms.helper import FormHelper
from crispy_forms.utils import render_crispy_form
from django.forms import BaseForm
from django.utils.safestring import SafeString


def fields_of(form: BaseForm) -> SafeString:
    """The inputs in the order of `form.helper.layout` when the form has one."""
    helper = copy(getattr(form, "helper", None) or FormHelper())
    helper.form_tag = False
    helper.disable_csrf = True
    return SafeString(render_crispy_form(form, helper))
