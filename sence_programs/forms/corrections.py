import uuid

from django import forms


class CorrectionForm(forms.Form):
    """What a frozen figure should have been, and why."""

    request_id = forms.UUIDField(widget=forms.HiddenInput)
    value = forms.IntegerField(
        label="Cifra corregida",
        min_value=0,
        max_value=1_000_000,
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )
    reason = forms.CharField(
        label="Motivo",
        max_length=500,
        help_text="Se publica junto a la cifra. No nombres a ninguna persona.",
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("request_id", uuid.uuid4())
