from allauth.account.forms import LoginForm

from omil_portal.accounts.run import InvalidRun, parse_run


class SignInForm(LoginForm):
    """Signing in with RUN (as people write it) or e-mail, and a password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label = "RUN o correo electrónico"
        login.help_text = "Ejemplo: 12.531.909-2"
        login.widget.attrs = {"autocomplete": "username", "autocapitalize": "off"}
        password.label = "Contraseña"
        password.help_text = ""
        password.widget.attrs = {"autocomplete": "current-password"}
        self.fields.pop("remember", None)

    def clean_login(self):
        typed = self.cleaned_data["login"].strip()
        if "@" not in typed:
            try:
                typed = parse_run(typed).canonical
            except InvalidRun:
                typed = typed.upper().replace(" ", "")
        self.cleaned_data["login"] = typed
        return super().clean_login()
