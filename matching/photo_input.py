"""A file that may be a photo just taken: the page shrinks it before sending it."""

from django.forms import FileInput
from django.forms.widgets import Script

from matching.evidence_files import SAVE_OTHERWISE


class PhotoInput(FileInput):
    """Without its script the file goes as it is, and the server says the same words."""

    class Media:
        js = (Script("js/photos.js", defer=True),)

    def __init__(self, attrs: dict):
        super().__init__({"data-photo": SAVE_OTHERWISE} | attrs)
