from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q

from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.accounts.run import Run
from omil_portal.audit.tracking import audited


class JobSeekerQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, permission: Permission = Permission.PERSON_VIEW):
        """Whom the actor may open: themself, and people linked to an office of theirs.

        A file merged into another is nobody's to open: its person has the other.

        The same rule as `JobSeeker.is_visible_to`; a test holds the two together.
        """
        linked = OfficeLink.objects.filter(office__in=actor.office_ids(permission))
        return self.filter(merged_into=None).filter(
            Q(pk=actor.seeker_id) | Q(pk__in=linked.values("seeker"))
            if actor.seeker_id
            else Q(pk__in=linked.values("seeker"))
        )

    def available(self):
        """Looking for work now: active, and not placed."""
        return self.filter(status=JobSeeker.Status.ACTIVE)


@audited
class JobSeeker(models.Model):
    """A person who looks for work: one row in the whole network, whichever office serves them."""

    class Document(models.TextChoices):
        RUN = "run", "RUN"
        PASSPORT = "passport", "Pasaporte"
        PROVISIONAL = "provisional", "Identificador provisorio"

    class Status(models.TextChoices):
        ACTIVE = "active", "Busca trabajo"
        PLACED = "placed", "Trabajando"
        INACTIVE = "inactive", "No busca por ahora"

    class Channel(models.TextChoices):
        PHONE = "phone", "Llamada"
        WHATSAPP = "whatsapp", "WhatsApp"
        EMAIL = "email", "Correo"
        DESK = "desk", "En la oficina"

    user = models.OneToOneField(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="job_seeker"
    )
    document = models.CharField(max_length=12, choices=Document, default=Document.RUN)
    run_number = models.PositiveIntegerField(null=True, blank=True, unique=True)
    run_dv = models.CharField(max_length=1, blank=True)
    other_document = models.CharField(max_length=30, null=True, blank=True, unique=True)
    names = models.CharField("nombres", max_length=80)
    first_surname = models.CharField("primer apellido", max_length=60)
    second_surname = models.CharField("segundo apellido", max_length=60, blank=True)
    social_name = models.CharField("nombre social", max_length=80, blank=True)
    birth_date = models.DateField("fecha de nacimiento", null=True, blank=True)
    phone = models.CharField("teléfono", max_length=20, blank=True)
    email = models.EmailField("correo electrónico", blank=True)
    preferred_channel = models.CharField(
        "cómo prefieres que te contactemos", max_length=10, choices=Channel, default=Channel.PHONE
    )
    comuna = models.ForeignKey("offices.Comuna", on_delete=models.PROTECT, verbose_name="comuna")
    sector = models.CharField("sector o localidad", max_length=80, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.ACTIVE)
    identity_checked_at = models.DateTimeField(
        null=True, blank=True, help_text="When staff saw the document; null if only typed online."
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The file of the same person that holds what this one had.",
    )
    created_at = models.DateTimeField()
    request_id = models.UUIDField(
        null=True, unique=True, editable=False, help_text="Makes a second click register once."
    )
    search_text = models.CharField(
        max_length=300, editable=False, help_text="Folded names, for finding with typos forgiven."
    )

    objects = JobSeekerQuerySet.as_manager()

    class Meta:
        verbose_name = "persona"
        ordering = ["first_surname", "second_surname", "names", "pk"]
        indexes = [
            GinIndex(OpClass(F("search_text"), name="gin_trgm_ops"), name="seeker_search_trgm"),
            models.Index(fields=["phone"], condition=~Q(phone=""), name="seeker_phone"),
            # The few minors, whom matching leaves out of work that the law forbids to them.
            models.Index(fields=["birth_date"], name="seeker_birth_date"),
        ]
        constraints = [
            models.CheckConstraint(
                name="seeker_has_the_number_of_the_document",
                condition=(
                    Q(document="run", run_number__isnull=False, other_document=None) & ~Q(run_dv="")
                )
                | (
                    Q(run_number=None, run_dv="", other_document__isnull=False)
                    & ~Q(document="run")
                    & ~Q(other_document="")
                ),
                violation_error_message="Falta el número del documento.",
            ),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def run(self) -> Run | None:
        return Run(self.run_number, self.run_dv) if self.run_number else None

    @property
    def given_name(self) -> str:
        """What to call the person: the social name when there is one."""
        return self.social_name or self.names

    @property
    def display_name(self) -> str:
        return " ".join(filter(None, [self.given_name, self.first_surname, self.second_surname]))

    def is_visible_to(self, actor: Actor, permission=Permission.PERSON_VIEW) -> bool:
        if self.merged_into_id:
            return False
        if actor.seeker_id == self.pk:
            return True
        offices = actor.office_ids(permission)
        return any(link.office_id in offices for link in self.office_links.all())


class OfficeLink(models.Model):
    """Why an office may open a person's file: registered, attended or referred there."""

    class Reason(models.TextChoices):
        REGISTERED = "registered", "Inscrita en la oficina"
        COMUNA = "comuna", "Se inscribió en línea en la comuna"
        ATTENDED = "attended", "Atendida en la oficina"
        REFERRED = "referred", "Derivada por la oficina"

    seeker = models.ForeignKey(JobSeeker, on_delete=models.CASCADE, related_name="office_links")
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=12, choices=Reason)
    since = models.DateTimeField()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seeker", "office"], name="one_link_per_person_and_office"
            )
        ]
