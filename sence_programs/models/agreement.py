from datetime import date

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.audit.tracking import audited
from omil_portal.look import formats
from sence_programs.goals.months import SEMESTER, months_between, period_of, spread_evenly


class GoalDefinitionQuerySet(models.QuerySet):
    def in_force(self, on: date):
        """The definitions that hold on the date `on`."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gt=on), valid_from__lte=on)


@audited
class GoalDefinition(models.Model):
    """How something is counted, from a date on. Today's official formulas are not public:

    so each definition is a dated row with a source note, never a constant in the code. Once a goal
    is agreed by it the database refuses any change but the day it ends.
    """

    class Kind(models.TextChoices):
        MANAGEMENT = "management", "Meta de gestión"
        INSERTION = "insertion", "Meta de inserción laboral"

    code = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind)
    indicator = models.CharField(
        max_length=40, help_text="A name in `sence_programs/indicators.py`."
    )
    parameters = models.JSONField(default=dict, blank=True, help_text="Of the counting rule.")
    unit = models.CharField(max_length=40)
    evidence_kinds = ArrayField(models.CharField(max_length=14), default=list, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True, help_text="First day it no longer holds.")
    source_note = models.CharField(max_length=300)

    objects = GoalDefinitionQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "code", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="one_definition_per_date"),
            models.CheckConstraint(name="definition_has_source", condition=~Q(source_note="")),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="agreed_by_never_changes",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                func="""
                    IF to_jsonb(NEW) - 'valid_until' <> to_jsonb(OLD) - 'valid_until'
                        AND EXISTS (SELECT FROM sence_programs_goal WHERE definition_id = OLD.id)
                    THEN
                        RAISE EXCEPTION 'a definition that goals were agreed by never changes';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return self.name


class AgreementQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, permission: Permission = Permission.GOALS_VIEW):
        """Those of the actor's offices and regions; the same rule as `is_visible_to`."""
        return self.filter(
            Q(office__in=actor.office_ids(permission))
            | Q(office__comuna__region__in=actor.region_ids(permission))
        )


@audited
class Agreement(models.Model):
    """The yearly convenio between SENCE and a municipality."""

    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("año")
    code = models.CharField("número de convenio", max_length=40, blank=True)
    starts_on = models.DateField("desde")
    cut_off = models.DateField("fecha de corte", help_text="Last day that counts.")

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = "convenio"
        ordering = ["-year", "office__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "year"],
                name="one_agreement_per_office_and_year",
                violation_error_message="La oficina ya tiene convenio ese año.",
            ),
            models.CheckConstraint(
                name="agreement_dates_in_order",
                condition=Q(cut_off__gt=models.F("starts_on")),
                violation_error_message="La fecha de corte debe ser posterior al inicio.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office} {self.year}"

    def is_visible_to(self, actor: Actor, permission: Permission = Permission.GOALS_VIEW) -> bool:
        return self.office_id in actor.office_ids(
            permission
        ) or self.office.comuna.region_id in actor.region_ids(permission)


class GoalQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Those of the agreements the actor may open."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))

    def in_force(self, on: date):
        """Those whose agreement counts on the date `on`; the cut-off day still counts."""
        return self.filter(agreement__starts_on__lte=on, agreement__cut_off__gte=on)


@audited
class Goal(models.Model):
    """What an office agreed to reach by the cut-off date."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="goals")
    definition = models.ForeignKey(GoalDefinition, on_delete=models.PROTECT, related_name="+")
    target = models.PositiveIntegerField("meta del año")

    objects = GoalQuerySet.as_manager()

    class Meta:
        verbose_name = "meta"
        ordering = ["definition__kind", "definition__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "definition"], name="one_goal_per_definition"
            ),
            models.CheckConstraint(
                name="goal_target_positive",
                condition=Q(target__gt=0),
                violation_error_message="La meta debe ser mayor que cero.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.definition.name}: {self.target}"

    def is_visible_to(self, actor: Actor) -> bool:
        return self.agreement.is_visible_to(actor)

    def monthly_targets(self) -> dict[date, int]:
        """First day of each month of the agreement → what it asks; they add up to `target`.

        Semesters, and a year that nobody divided, are spread evenly over their months. Reads
        `targets` and `agreement`: prefetch them for many goals.
        """
        months = months_between(self.agreement.starts_on, self.agreement.cut_off)
        asked = {target.starts_on: target for target in self.targets.all()}
        if not asked:
            return spread_evenly(self.target, months)
        found: dict[date, int] = {}
        for target in asked.values():
            inside = [m for m in months if period_of(m, target.months) == target.starts_on]
            found |= spread_evenly(target.amount, inside)
        return dict(sorted(found.items()))

    @property
    def division(self) -> str:
        """How the year is divided, in words. Reads `targets` and `agreement`."""
        asked = [target.amount for target in self.targets.all()]
        if not asked:
            return "Sin repartir: avance parejo cada día."
        low, high = formats.thousands(min(asked)), formats.thousands(max(asked))
        period = "semestre" if self.targets.all()[0].months == SEMESTER else "mes"
        return f"Por {period}: {low}{f' a {high}' if high != low else ''} en cada {period}."
