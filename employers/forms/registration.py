import uuid

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.contrib.auth.password_validation import validate_password

from omil_portal.accounts.models import User
from omil_portal.look.fields import RunField, RutField
from omil_portal.offices.comuna_field import ComunaField


class CompanyForm(forms.Form):
    """The company, for somebody who already signed in."""

    request_id = forms.UUIDField(widget=forms.HiddenInput)
    rut = RutField()
    legal_name = forms.CharField(
        label="Razón social",
        max_length=160,
        help_text="El nombre con que factura.",
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    comuna = ComunaField(label="Comuna de la empresa")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("request_id", uuid.uuid4())


class CompanyAndAccountForm(CompanyForm):
    """The company, and the account of whoever registers it."""

    run = RunField(help_text="Con él entrarás al portal. Ejemplo: 12.531.909-2")
    full_name = forms.CharField(
        label="Tu nombre y apellidos",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label="Tu correo",
        max_length=254,
        required=False,
        help_text="Ahí te avisamos. Si no lo escribes, verás los avisos al entrar.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    password = forms.CharField(
        label="Tu clave",
        help_text="Usa 8 caracteres o más, y no solo números.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    helper = FormHelper()
    helper.layout = Layout(
        "request_id",
        Fieldset("La empresa", "rut", "legal_name", "comuna"),
        Fieldset("Tú", "run", "full_name", "email", "password"),
    )

    def clean_password(self):
        password = self.cleaned_data["password"]
        about = User(
            full_name=self.cleaned_data.get("full_name", ""),
            email=self.cleaned_data.get("email", ""),
        )
        validate_password(password, about)
        return password
