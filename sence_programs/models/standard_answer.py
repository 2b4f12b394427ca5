from datetime import date
from functools import reduce
from operator import or_

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission as P
from omil_portal.audit.tracking import audited
from omil_portal.occupations.text import fold, sound
from omil_portal.offices.models import Comuna, Region
from sence_programs.answers.check import CheckQuestion, read_check
from sence_programs.lifecycle.answers import TRANSITIONS


def regions_of(actor: Actor):
    """The regions whose answers the actor may use: of their offices, or of their regional unit."""
    offices = Comuna.objects.filter(office__in=actor.office_ids(P.ANSWERS_USE))
    return Region.objects.filter(
        Q(pk__in=offices.values("region")) | Q(pk__in=actor.region_ids(P.ANSWERS_USE))
    )


class StandardAnswerQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Those of the actor's regions and of the whole country; of a draft only its unit knows."""
        if not actor.can(P.ANSWERS_USE):
            return self.none()
        published = AnswerText.objects.filter(answer=OuterRef("pk")).exclude(
            state=AnswerText.State.DRAFT
        )
        readable = Q(region=None) | Q(region__in=regions_of(actor))
        return self.filter(readable & Exists(published) | self._reviewed_by(actor))

    def reviewable_by(self, actor: Actor):
        """Those the actor may write, approve and replace."""
        return self.filter(self._reviewed_by(actor))

    @staticmethod
    def _reviewed_by(actor: Actor) -> Q:
        return Q(region__in=actor.region_ids(P.ANSWERS_REVIEW))


@audited
class StandardAnswer(models.Model):
    """What every office of a region answers to one question; its words are in `AnswerText`.

    Without region it holds in the whole country, and no regional unit changes it.
    """

    region = models.ForeignKey(
        "offices.Region", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField()

    objects = StandardAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = "respuesta tipo"
        ordering = ["pk"]

    def is_visible_to(self, actor: Actor) -> bool:
        """The same rule as `visible_to`."""
        if self.is_reviewable_by(actor):
            return True
        if self.region_id is None:
            readable = actor.can(P.ANSWERS_USE)
        else:
            readable = regions_of(actor).filter(pk=self.region_id).exists()
        return readable and self.texts.exclude(state=AnswerText.State.DRAFT).exists()

    def is_reviewable_by(self, actor: Actor) -> bool:
        return self.region_id in actor.region_ids(P.ANSWERS_REVIEW)


class AnswerTextQuerySet(models.QuerySet):
    def in_force(self, on: date):
        """The approved texts that hold on the date `on`."""
        return self.filter(
            Q(valid_until=None) | Q(valid_until__gt=on), state="approved", valid_from__lte=on
        )


# Everything an approved text says, and who says it; only its end may still be written.
_FIXED_ONCE_APPROVED = [
    "answer",
    "number",
    "topic",
    "question",
    "also_asked",
    "body",
    "source",
    "source_url",
    "benefits",
    "valid_from",
    "valid_until",
    "change",
    "check_questions",
    "drafted_by",
    "drafted_at",
    "approved_by",
    "approved_at",
]
_SOMETHING_CHANGED = reduce(
    or_,
    (
        pgtrigger.Q(**{f"old__{name}__df": pgtrigger.F(f"new__{name}")})
        for name in _FIXED_ONCE_APPROVED
    ),
)
# Kept, for making them of every text at each search is what a search would mostly do.
_STEMS = """
NEW.asked := to_tsvector('spanish', NEW.search_question);
NEW.told := to_tsvector('spanish', NEW.search_body);
RETURN NEW;
"""


@pgtrigger.register(
    pgtrigger.Protect(
        name="approved_answer_never_changes",
        operation=pgtrigger.Update,
        condition=~pgtrigger.Q(old__state="draft") & _SOMETHING_CHANGED,
    ),
    pgtrigger.Protect(
        name="approved_answer_stays",
        operation=pgtrigger.Delete,
        condition=~pgtrigger.Q(old__state="draft"),
    ),
    pgtrigger.Trigger(
        name="answer_text_stems",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("search_question", "search_body"),
        func=_STEMS,
    ),
    pgtrigger.FSM(name="answer_text_moves", field="state", transitions=TRANSITIONS),
)
@audited
class AnswerText(models.Model):
    """One version of the words of an answer; once approved they never change."""

    class State(models.TextChoices):
        """As in `lifecycle.answers`."""

        DRAFT = "draft", "Borrador"
        APPROVED = "approved", "Aprobada"
        REPLACED = "replaced", "Reemplazada"
        WITHDRAWN = "withdrawn", "Retirada"

    class Topic(models.TextChoices):
        SUBSIDIES = "subsidies", "Subsidios al empleo"
        UNEMPLOYMENT = "unemployment", "Cesantía"
        TRAINING = "training", "Capacitación y certificación"
        SOCIAL_REGISTRY = "social_registry", "Registro Social de Hogares"
        INCLUSION = "inclusion", "Inclusión laboral"
        MIGRATION = "migration", "Personas migrantes"
        COMPANIES = "companies", "Empresas y ofertas"
        OFFICE = "office", "Trámites de la OMIL"

    answer = models.ForeignKey(StandardAnswer, on_delete=models.PROTECT, related_name="texts")
    number = models.PositiveSmallIntegerField("versión")
    state = models.CharField("estado", max_length=10, choices=State, default=State.DRAFT)
    topic = models.CharField("tema", max_length=20, choices=Topic)
    question = models.CharField("pregunta", max_length=200)
    also_asked = models.CharField(
        "otras formas de preguntarlo", max_length=400, blank=True, help_text="For the search only."
    )
    body = models.TextField("respuesta", max_length=4000, help_text="Paragraphs of plain text.")
    source = models.CharField("fuente", max_length=300)
    source_url = models.URLField("página de la fuente", blank=True)
    benefits = ArrayField(models.SlugField(max_length=20), default=list, blank=True)
    valid_from = models.DateField("vigente desde")
    valid_until = models.DateField(
        "vigente hasta", null=True, blank=True, help_text="First day it no longer holds."
    )
    change = models.CharField("qué cambia", max_length=300, blank=True)
    check_questions = models.JSONField(default=list, blank=True)
    drafted_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_reason = models.CharField(max_length=300, blank=True)
    search_question = models.TextField(editable=False, help_text="The ways to ask, folded.")
    search_body = models.TextField(editable=False, help_text="The answer and its source, folded.")
    sound_question = models.TextField(editable=False, help_text="The ways to ask, as they sound.")
    asked = SearchVectorField(null=True, editable=False, help_text="Stems of `search_question`.")
    told = SearchVectorField(null=True, editable=False, help_text="Stems of `search_body`.")

    objects = AnswerTextQuerySet.as_manager()

    class Meta:
        verbose_name = "versión de una respuesta"
        ordering = ["answer", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "number"], name="one_number_per_answer"),
            models.UniqueConstraint(
                fields=["answer"], condition=Q(state="draft"), name="one_draft_per_answer"
            ),
            models.UniqueConstraint(
                fields=["answer"], condition=Q(state="approved"), name="one_approved_per_answer"
            ),
            models.CheckConstraint(name="answer_has_source", condition=~Q(source="")),
            models.CheckConstraint(
                name="answer_says_something", condition=~Q(question="") & ~Q(body="")
            ),
            models.CheckConstraint(
                name="answer_dates_in_order",
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                violation_error_message="La vigencia debe terminar después de empezar.",
            ),
            models.CheckConstraint(
                name="answer_approved_by_somebody",
                condition=Q(state="draft", approved_at=None, approved_by=None)
                | ~Q(state="draft") & Q(approved_at__isnull=False, approved_by__isnull=False),
            ),
            models.CheckConstraint(
                name="answer_closed_at_some_time",
                condition=Q(state__in=["draft", "approved"], closed_at=None)
                | Q(state__in=["replaced", "withdrawn"], closed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.question

    def save(self, *args, **kwargs):
        """Keeps beside the words what the search reads of them."""
        asked = f"{self.question} {self.also_asked}"
        self.search_question, self.sound_question = fold(asked), sound(asked)
        self.search_body = fold(f"{self.body} {self.source} {' '.join(self.benefits)}")
        super().save(*args, **kwargs)

    @property
    def check_list(self) -> tuple[CheckQuestion, ...]:
        """The three questions of its check, or none."""
        return read_check(self.check_questions)

    @property
    def paragraphs(self) -> list[str]:
        return [part.strip() for part in self.body.split("\n\n") if part.strip()]

    def holds(self, on: date) -> bool:
        """The same rule as `in_force`."""
        return (
            self.state == self.State.APPROVED
            and self.valid_from <= on
            and (self.valid_until is None or on < self.valid_until)
        )

    def word_on(self, on: date) -> str:
        """Why it does not hold on the date `on`, in a word; "" when it does."""
        if self.state != self.State.APPROVED:
            return self.get_state_display()
        if on < self.valid_from:
            return "Aún no rige"
        return "" if self.holds(on) else "Vencida"
