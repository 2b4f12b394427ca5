"""A person is registered in one way: by themselves, at the desk, and at the door of a fair.

It stands outside the screens of this app, because those above draw it too.
"""

import uuid

from django import forms

from jobseekers.identity import Identity
from jobseekers.models import JobSeeker
from jobseekers.person_fields import FullNameField, PhoneField, RunField
from omil_portal.look.fields import DateInput
from omil_portal.offices.comuna_field import ComunaField

FOREIGN = [
    (choice.value, choice.label)
    for choice in (JobSeeker.Document.PROVISIONAL, JobSeeker.Document.PASSPORT)
]


class IdentityForm(forms.Form):
    """Who it is: a RUN, or with `foreign` another document. The hidden id counts a form once."""

    request_id = forms.UUIDField(widget=forms.HiddenInput)
    document = forms.ChoiceField(
        label="Tu documento",
        choices=FOREIGN,
        widget=forms.RadioSelect,
        error_messages={"required": "Elige qué documento tienes."},
    )
    number = forms.CharField(
        label="Número del documento",
        min_length=5,
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    run = RunField()

    def __init__(self, *args, foreign: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("request_id", uuid.uuid4())
        for name in ("run",) if foreign else ("document", "number"):
            del self.fields[name]

    def clean_number(self) -> str:
        """Letters and figures alone, as it is kept: capitals may be more letters than typed."""
        number = Identity.of_document("", self.cleaned_data["number"]).other or ""
        if not 5 <= len(number) <= 30:
            raise forms.ValidationError("Escribe entre 5 y 30 letras y números.")
        return number

    @property
    def identity(self) -> Identity:
        """Of a form already found valid."""
        answers = self.cleaned_data
        if "run" in answers:
            return Identity.of_run(answers["run"])
        return Identity.of_document(answers["document"], answers["number"])

    def person(self) -> dict[str, object]:
        """The arguments of the registration services that the person typed."""
        name = self.cleaned_data["full_name"]
        kept = ("phone", "comuna", "request_id", "birth_date")
        typed = {key: self.cleaned_data[key] for key in kept if key in self.cleaned_data}
        return typed | name._asdict() | {"identity": self.identity}


class RegistrationForm(IdentityForm):
    """Four inputs to an account."""

    full_name = FullNameField()
    phone = PhoneField(help_text="Ahí te llamaremos. Ejemplo: 9 8765 4321")
    comuna = ComunaField(help_text="Escribe las primeras letras y elige.")

    field_order = ("run", "document", "number", "full_name", "phone", "comuna")


class DeskRegistrationForm(IdentityForm):
    """Staff type it with the document in sight."""

    full_name = FullNameField(help_text="")
    phone = PhoneField(required=False, help_text="")
    comuna = ComunaField(label="Comuna donde vive")
    birth_date = forms.DateField(label="Fecha de nacimiento", required=False, widget=DateInput())
    another_person = forms.BooleanField(
        label="Ya revisé: es otra persona", required=False, widget=forms.HiddenInput
    )

    field_order = ("run", "document", "number", "full_name", "phone", "comuna", "birth_date")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "document" in self.fields:
            self.fields["document"].label = "Documento"

    def offer_another_person(self) -> None:
        """Shows the box that says it is not any of the people found with that name and date."""
        self.fields["another_person"].widget = forms.CheckboxInput()
