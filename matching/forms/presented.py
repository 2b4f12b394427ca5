"""Which of the people presented to a company are listed."""

from django import forms
from django.db.models import Case, Exists, OuterRef, QuerySet, When

from employers.models import Employer, Vacancy
from matching.models import Referral

ALL, WAITING, HIRED = "", "esperan", "contratadas"
_STATES = {WAITING: Referral.State.SENT, HIRED: Referral.State.HIRED}


class OfferField(forms.ModelChoiceField):
    """Offers of one name are told apart by their comuna."""

    def label_from_instance(self, vacancy: Vacancy) -> str:
        return f"{vacancy.title}, {vacancy.comuna.name}" if vacancy.comuna else vacancy.title


class PresentedFilter(forms.Form):
    """Of one company, offer or state; offers and companies are those of `referrals`."""

    empresa = forms.ModelChoiceField(
        Employer.objects.none(), label="Empresa", required=False, empty_label="Todas"
    )
    oferta = OfferField(Vacancy.objects.none(), label="Oferta", required=False, empty_label="Todas")
    estado = forms.ChoiceField(
        label="Estado",
        required=False,
        choices=[(ALL, "Todas"), (WAITING, "Esperan tu respuesta"), (HIRED, "Contratadas")],
    )

    def __init__(self, *args, referrals: QuerySet[Referral], companies: frozenset[int], **kwargs):
        super().__init__(*args, **kwargs)
        self._referrals = referrals
        offers = Vacancy.objects.filter(pk__in=referrals.order_by().values("vacancy"))
        self.fields["oferta"].queryset = offers.select_related("comuna").order_by("title", "pk")
        self.fields["empresa"].queryset = Employer.objects.filter(pk__in=companies)
        if len(companies) < 2:
            self.fields["empresa"].widget = forms.HiddenInput()

    def chosen(self) -> QuerySet[Referral]:
        """Offers where somebody waits come first, and in each those who wait longest."""
        self.is_valid()
        data, rows = self.cleaned_data, self._referrals
        if data.get("empresa"):
            rows = rows.filter(vacancy__employer=data["empresa"])
        if data.get("oferta"):
            rows = rows.filter(vacancy=data["oferta"])
        if data.get("estado"):
            rows = rows.filter(state=_STATES[data["estado"]])
        waiting = Referral.objects.filter(vacancy=OuterRef("vacancy"), state=Referral.State.SENT)
        answered = Case(When(state=Referral.State.SENT, then=0), default=1)
        return rows.order_by(
            Exists(waiting).desc(), "vacancy__title", "vacancy_id", answered, "answer_due", "pk"
        )
