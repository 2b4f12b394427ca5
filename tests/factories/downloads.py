"""A list that is ready, with its file."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from omil_portal.access.permissions import Permission
from omil_portal.downloads.listed import needed_at
from omil_portal.downloads.models import Download
from tests.factories.kernel import OfficeFactory, UserFactory


class DownloadFactory(DjangoModelFactory):
    """Of today, whatever today is: it is kept for a week."""

    class Meta:
        model = Download
        skip_postgeneration_save = True

    class Params:
        waiting = factory.Trait(state=Download.State.WAITING, ready_at=None, rows=None, size=None)

    author = factory.SubFactory(UserFactory)
    office = factory.SubFactory(OfficeFactory)
    name = "derivaciones"
    title = "Derivaciones"
    filters = [["Estado", "Abiertas"]]
    rights = factory.LazyAttribute(lambda row: needed_at(row.office, Permission.REFERRAL_RESULT))
    requested_at = factory.LazyFunction(timezone.now)
    state = Download.State.READY
    ready_at = factory.SelfAttribute("requested_at")
    rows = 2_500
    size = 4

    @factory.post_generation
    def content(self, create, extracted, **kwargs):
        if create and self.state == Download.State.READY:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_bytes(extracted or b"xlsx")
