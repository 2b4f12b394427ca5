"""Two clicks at once, on two connections, begin one list."""

import pytest
from django.http import QueryDict
from django.utils import timezone

from omil_portal.access.actor import actor_for
from omil_portal.downloads import asking
from omil_portal.downloads.listed import Author
from omil_portal.downloads.models import Download
from tests.matching.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_clicks_at_once_begin_one_list(office, officer, monkeypatch):
    left = []
    monkeypatch.setattr(asking, "leave_to_a_worker", left.append)
    author = Author(officer, actor_for(officer), office, timezone.now())

    def click():
        return asking.ask_for("derivaciones", author, QueryDict("state=all"))

    downloads = at_once(*[click] * 4)
    (only,) = Download.objects.all()
    assert downloads == [only] * 4
    assert left == [only.pk]
