from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth.password_validation import validate_password

from omil_portal.accounts.run import InvalidRun, parse_run


def username_of(typed: str) -> str:
    """How an account is named: the RUN without dots, or the other document's number."""
    try:
        return parse_run(typed).canonical
    except InvalidRun:
        return typed.upper().replace(" ", "")


class SignInForm(LoginForm):
    """Signing in with RUN (as people write it) or e-mail, and a password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label = "RUN o correo electrónico"
        login.help_text = "Ejemplo: 12.531.909-2"
        login.widget.attrs = {"autocomplete": "username", "autocapitalize": "off"}
        password.label = "Clave"
        password.help_text = ""
        password.widget.attrs = {"autocomplete": "current-password"}

    def clean_login(self):
        typed = self.cleaned_data["login"].strip()
        self.cleaned_data["login"] = typed if "@" in typed else username_of(typed)
        return super().clean_login()


class ForgottenForm(forms.Form):
    """Whose password was forgotten."""

    login = forms.CharField(
        label="RUN o correo electrónico",
        max_length=254,
        help_text="Ejemplo: 12.531.909-2",
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "off"}),
    )

    def clean_login(self):
        typed = self.cleaned_data["login"]
        return typed if "@" in typed else username_of(typed)


class AccessCodeForm(forms.Form):
    """RUN and the code written on paper at the desk, or sent by e-mail."""

    username = forms.CharField(
        label="RUN o número de tu documento",
        max_length=30,
        help_text="Ejemplo: 12.531.909-2",
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "off"}),
    )
    code = forms.CharField(
        label="Código",
        max_length=20,
        help_text="Son 8 letras y números.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
    )

    def clean_username(self):
        return username_of(self.cleaned_data["username"])


class PasswordForm(forms.Form):
    """A new password, typed once; whoever has one already types it too."""

    current = forms.CharField(
        label="Tu clave actual",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = forms.CharField(
        label="Tu clave nueva",
        help_text="Usa 8 caracteres o más, y no solo números.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, user, ask_current: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        if not ask_current:
            del self.fields["current"]
            self.fields["password"].label = "Tu clave"

    def clean_current(self):
        if not self.user.check_password(self.cleaned_data["current"]):
            raise forms.ValidationError("Esa no es tu clave actual.")

    def clean_password(self):
        password = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password
