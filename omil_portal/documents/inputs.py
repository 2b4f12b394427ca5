"""The input of a document: chosen from the machine, or a photo just taken."""

from django import forms
from django.core.files.base import File
from django.forms.widgets import Script

from omil_portal.documents.checking import sniffed_extension
from omil_portal.documents.kinds import ACCEPT, SAVE_OTHERWISE
from omil_portal.refusals import Refused


class PhotoInput(forms.FileInput):
    """The page shrinks a photo before sending it. Without its script the file goes as it is, and
    the server says the same words."""

    class Media:
        js = (Script("js/photos.js", defer=True),)

    def __init__(self, attrs: dict | None = None):
        super().__init__({"accept": ACCEPT, "data-photo": SAVE_OTHERWISE} | (attrs or {}))


def refuse_other_kinds(file: File) -> None:
    try:
        sniffed_extension(file)
    except Refused as refused:
        raise forms.ValidationError(str(refused)) from None


class DocumentField(forms.FileField):
    """A PDF or a photo of at most 5 MB, whatever its name says."""

    widget = PhotoInput
    default_validators = [refuse_other_kinds]
