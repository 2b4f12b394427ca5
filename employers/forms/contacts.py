"""What is changed of a contact that was noted wrongly."""

from django import forms

from employers.models import EmployerContact


class ContactCorrectionForm(forms.ModelForm):
    class Meta:
        model = EmployerContact
        fields = ("kind", "note")
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}


class ContactRemovalForm(forms.Form):
    reason = forms.CharField(label="Por qué se anula", max_length=200)
