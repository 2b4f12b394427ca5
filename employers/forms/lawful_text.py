"""Tells the writer, at the field, what the law does not let an offer ask for."""

from django import forms

from employers.lawful import unlawful_requirements


class LawfulTextMixin(forms.Form):
    """Refuses unlawful wording once; whoever says that a law allows it goes on, and staff decide.

    `read_for_law` names the texts to read.
    """

    read_for_law: tuple[str, ...] = ()
    insist = forms.BooleanField(
        label="Una ley lo exige en este trabajo. Que la OMIL lo revise.",
        required=False,
    )

    @property
    def accuses(self) -> bool:
        """Whether some text was found to ask for what the law forbids."""
        return getattr(self, "_accuses", False)

    def clean(self):
        cleaned = super().clean()
        found = {name: unlawful_requirements(cleaned.get(name) or "") for name in self.read_for_law}
        self._accuses = any(found.values())
        if not cleaned.get("insist"):
            for name, findings in found.items():
                for finding in findings:
                    self.add_error(name, f"No puede decir «{finding.phrase}». {finding.sentence}")
        return cleaned
