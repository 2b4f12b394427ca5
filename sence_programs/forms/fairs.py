from django import forms
from django.core.exceptions import ValidationError

from employers.models import Vacancy
from jobseekers.registration_forms import DeskRegistrationForm
from matching.models import Referral
from omil_portal.look.fields import DateInput, TimeInput
from omil_portal.look.formats import day
from omil_portal.look.repeated import is_written
from omil_portal.offices.comuna_field import ComunaField
from sence_programs.models import FairInterview, JobFair

OFF = {"autocomplete": "off", "spellcheck": "false"}


class FairForm(forms.ModelForm):
    """What is planned. `offices`: those in whose name the reader may hold a fair."""

    comuna = ComunaField(label="Comuna")

    class Meta:
        model = JobFair
        fields = (
            "office",
            "title",
            "starts_on",
            "ends_on",
            "opens_at",
            "closes_at",
            "place",
            "comuna",
            "directions",
            "description",
            "capacity",
            "partners",
        )
        labels = {"office": "Oficina a cargo", "partners": "Otras oficinas que la organizan"}
        help_texts = {
            "place": "El edificio y la dirección. Ejemplo: Gimnasio Municipal, Egaña 60.",
            "directions": "Qué micro sirve, dónde está la entrada.",
            "description": "Lo que leerá la gente en la página de la feria.",
            "capacity": "Uno por empresa.",
        }
        widgets = {
            **{name: DateInput() for name in ("starts_on", "ends_on")},
            **{name: TimeInput() for name in ("opens_at", "closes_at")},
            "directions": forms.Textarea({"rows": 3}),
            "description": forms.Textarea({"rows": 4}),
            "partners": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args, offices, partners, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = offices
        self.fields["office"].empty_label = None
        self.fields["partners"].queryset = partners
        self.fields["capacity"].localize = False

    def clean(self):
        held = JobFair.objects.exclude(state=JobFair.State.CANCELLED)
        if is_written(held, self, "office", "title", "starts_on"):
            raise ValidationError("Esa feria ya está guardada: búscala en la lista de ferias.")
        return super().clean()


class RunOrNumberForm(forms.Form):
    """Finds a person by their document; it travels by POST, never in an address."""

    number = forms.CharField(
        label="RUN o documento",
        max_length=30,
        help_text="Ejemplo: 12.531.909-2",
        widget=forms.TextInput(attrs=OFF),
    )


class CodeForm(forms.Form):
    """The short code of a registration, as it is said aloud or typed."""

    code = forms.CharField(
        label="Código de la persona",
        max_length=24,
        help_text="Seis letras y números. Ejemplo: ABC 234",
        widget=forms.TextInput(attrs=OFF | {"autocapitalize": "characters"}),
    )


class WalkInForm(DeskRegistrationForm):
    """Who comes through the door without being in the network: as little as possible."""

    birth_date = another_person = None


def _offer_words(vacancy: Vacancy) -> str:
    """A company has the same job in several comunas: the title alone does not tell them apart."""
    return f"{vacancy.title}, {vacancy.comuna.name}" if vacancy.comuna else vacancy.title


class OfferChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Vacancy) -> str:
        return _offer_words(obj)


class OfferChoices(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Vacancy) -> str:
        return _offer_words(obj)


class OffersForm(forms.Form):
    """Which of its offers a company brings: the published ones, and those it already chose."""

    vacancies = OfferChoices(
        label="Ofertas que lleva a la feria",
        queryset=Vacancy.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, stand, on, **kwargs):
        super().__init__(*args, **kwargs)
        own = Vacancy.objects.filter(employer=stand.employer_id)
        offered = own.published(on) | own.filter(pk__in=stand.vacancies.values("pk"))
        ordered = offered.distinct().select_related("comuna").order_by("title", "comuna", "pk")
        self.fields["vacancies"].queryset = ordered
        self.initial.setdefault("vacancies", list(stand.vacancies.values_list("pk", flat=True)))


class PresenceForm(forms.Form):
    """On which day the company came, of the days of the fair that have arrived."""

    on = forms.TypedChoiceField(label="Día")

    def __init__(self, *args, fair: JobFair, today, **kwargs):
        super().__init__(*args, **kwargs)
        days = {each.isoformat(): each for each in fair.days if each <= today}
        self.fields["on"].choices = [(key, day(each)) for key, each in days.items()]
        self.fields["on"].coerce = days.__getitem__
        self.initial.setdefault("on", next(reversed(days), ""))


class InterviewForm(CodeForm):
    """What came of an interview at a stand."""

    vacancy = OfferChoice(
        label="Oferta", queryset=Vacancy.objects.none(), empty_label="Elige una oferta"
    )
    result = forms.ChoiceField(
        label="Resultado", choices=FairInterview.Result.choices, widget=forms.RadioSelect
    )
    reason = forms.ChoiceField(
        label="Motivo",
        required=False,
        choices=[("", "Elige un motivo"), *Referral.Reason.choices[1:]],
        help_text="Solo si no sigue.",
    )

    field_order = ("code", "vacancy", "result", "reason")

    def __init__(self, *args, stand, **kwargs):
        super().__init__(*args, **kwargs)
        offers = stand.vacancies.select_related("comuna")
        self.fields["vacancy"].queryset = offers.order_by("title", "comuna", "pk")
        if len(offers) == 1:
            self.initial.setdefault("vacancy", offers[0])
        self.fields["reason"].depends = True

    def clean(self):
        data = super().clean()
        if data.get("result") == FairInterview.Result.NOT_GOING_ON and not data.get("reason"):
            self.add_error("reason", "Elige el motivo.")
        return data


class CompanySearchForm(forms.Form):
    """A company by its RUT or its name."""

    sought = forms.CharField(
        label="Empresa", max_length=80, help_text="RUT o nombre.", widget=forms.TextInput(attrs=OFF)
    )
