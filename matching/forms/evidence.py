"""The documents of a placement, from the desk and from a phone."""

from django import forms

from matching.models import Evidence
from omil_portal.documents.inputs import DocumentField, PhotoInput


class EvidenceForm(forms.ModelForm):
    """One document more, and what it is."""

    file = DocumentField(label="Documento", help_text="PDF o foto (JPG o PNG), de hasta 5 MB.")

    class Meta:
        model = Evidence
        fields = ("kind", "file")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Elige el documento"), *Evidence.Kind.choices]


class PhoneEvidenceForm(forms.Form):
    """A photo taken now, or a PDF the phone has: one of the two, of at most 5 MB."""

    kind = forms.ChoiceField(label="Tipo de documento", choices=Evidence.Kind.choices)
    photo = DocumentField(
        label="Foto",
        required=False,
        widget=PhotoInput({"accept": "image/*", "capture": "environment"}),
        help_text="Que se lean el nombre, la empresa y las fechas.",
    )
    pdf = DocumentField(
        label="O un PDF",
        required=False,
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        help_text="Si lo tienes en el teléfono. De hasta 5 MB.",
    )

    def clean(self):
        data = super().clean()
        sent = [name for name in ("photo", "pdf") if data.get(name)]
        if self.errors:
            return data
        if len(sent) != 1:
            self.add_error("photo", "Saca una foto o elige un PDF: uno de los dos.")
        return data

    @property
    def document(self) -> dict:
        """`kind` and `file`."""
        data = self.cleaned_data
        return {"kind": data["kind"], "file": data["photo"] or data["pdf"]}
