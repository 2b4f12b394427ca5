from django import forms

from jobseekers.forms.desk import AttentionForm
from jobseekers.models import Attention
from jobseekers.services.attention_corrections import COUNTED, WORDS


class CorrectionForm(AttentionForm):
    """What an attention says. `only_words`: what it counts as is said by another record."""

    def __init__(self, *args, attention: Attention, only_words: bool = False, **kwargs):
        said = {name: getattr(attention, name) for name in (*COUNTED, *WORDS)}
        super().__init__(*args, initial=said, **kwargs)
        del self.fields["request_id"]
        if only_words:
            for name in COUNTED:
                del self.fields[name]


class RemovalForm(forms.Form):
    reason = forms.CharField(
        label="Por qué la anulas",
        max_length=200,
        help_text="Por ejemplo: era de otra persona.",
    )
