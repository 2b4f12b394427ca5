"""The occupation chosen for an offer, and the words typed to find another."""

from django import forms

from omil_portal.occupations.models import Occupation


class CodeForm(forms.Form):
    """`code` and `seen` are occupations or None: what is chosen, and what the reader saw.

    Only undoing may leave an offer without occupation.
    """

    undoes = forms.BooleanField(required=False)
    code = forms.ModelChoiceField(Occupation.objects.order_by("code"), required=False)
    seen = forms.ModelChoiceField(Occupation.objects.order_by("code"), required=False)

    def clean_code(self):
        code = self.cleaned_data["code"]
        if code is None and not self.cleaned_data["undoes"]:
            raise forms.ValidationError("Elige una ocupación.")
        return code


class AnotherOccupationForm(forms.Form):
    """In the address: for which offer of the list, and the occupation as people say it."""

    oferta = forms.IntegerField()
    q = forms.CharField(max_length=80)
