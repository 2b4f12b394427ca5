"""Choosing between what two files say."""

from django import forms

from jobseekers.comparison import Compared

KEPT, GONE = "kept", "gone"


class MergeForm(forms.Form):
    """One choice for each fact that both files say differently; the file that stays by default."""

    sure = forms.BooleanField(
        label="Revisé que es la misma persona",
        error_messages={"required": "Marca «Revisé que es la misma persona»."},
    )

    def __init__(self, *args, facts: list[Compared], **kwargs):
        super().__init__(*args, **kwargs)
        self.to_choose = [fact for fact in facts if fact.to_choose and fact.name != "document"]
        for fact in self.to_choose:
            self.fields[fact.name] = forms.ChoiceField(
                label=fact.label.capitalize(),
                choices=[(KEPT, fact.kept), (GONE, fact.gone)],
                widget=forms.RadioSelect,
                initial=KEPT,
            )
        self.order_fields([*(fact.name for fact in self.to_choose), "sure"])

    @property
    def from_gone(self) -> frozenset[str]:
        """The facts taken from the file that goes; of a form already found valid."""
        chosen = (fact.name for fact in self.to_choose)
        return frozenset(name for name in chosen if self.cleaned_data[name] == GONE)
