"""Who is asking, with what they were granted and where it holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils.module_loading import import_string

from omil_portal.access.permissions import Permission
from omil_portal.access.roles import ROLE_PERMISSIONS, Role


class _Anywhere:
    """The place a question does not name: not the same as one that is not known."""


ANYWHERE = _Anywhere()


@dataclass(frozen=True)
class Grant:
    """A role, and the one place where it holds; an administrator's holds everywhere."""

    role: Role
    office_id: int | None = None
    region_id: str | None = None
    employer_id: int | None = None
    seeker_id: int | None = None

    def gives(self, permission: Permission) -> bool:
        return permission in ROLE_PERMISSIONS[self.role]


@dataclass(frozen=True)
class Actor:
    """The signed-in person (or nobody) as the rules see them."""

    user_id: int | None
    grants: tuple[Grant, ...] = ()

    def can(
        self,
        permission: Permission,
        *,
        office_id: int | _Anywhere | None = ANYWHERE,
        region_id: str | _Anywhere | None = ANYWHERE,
        employer_id: int | _Anywhere | None = ANYWHERE,
        seeker_id: int | _Anywhere | None = ANYWHERE,
    ) -> bool:
        """Whether some grant gives `permission`, and holds in every place named.

        A place named as None, such as the office of an offer that has none, is nobody's.
        """
        asked = {
            "office_id": office_id,
            "region_id": region_id,
            "employer_id": employer_id,
            "seeker_id": seeker_id,
        }
        return any(
            grant.gives(permission)
            and (
                grant.role is Role.ADMINISTRATOR
                or all(
                    value is not None and getattr(grant, at) == value
                    for at, value in asked.items()
                    if value is not ANYWHERE
                )
            )
            for grant in self.grants
        )

    def office_ids(self, permission: Permission) -> frozenset[int]:
        return self._places(permission, "office_id")

    def region_ids(self, permission: Permission) -> frozenset[str]:
        return self._places(permission, "region_id")

    def employer_ids(self, permission: Permission) -> frozenset[int]:
        return self._places(permission, "employer_id")

    def everywhere(self, permission: Permission) -> bool:
        return any(g.role is Role.ADMINISTRATOR and g.gives(permission) for g in self.grants)

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(grant.role for grant in self.grants)

    @property
    def in_several_offices(self) -> bool:
        return len({grant.office_id for grant in self.grants if grant.office_id}) > 1

    @property
    def in_several_regions(self) -> bool:
        return len({grant.region_id for grant in self.grants if grant.region_id}) > 1

    @cached_property
    def seeker_id(self) -> int | None:
        return next((g.seeker_id for g in self.grants if g.seeker_id), None)

    def _places(self, permission: Permission, place: str) -> frozenset:
        return frozenset(
            getattr(g, place) for g in self.grants if g.gives(permission) and getattr(g, place)
        )


NOBODY = Actor(user_id=None)


def actor_for(user) -> Actor:
    """The actor behind a Django user; the sources of grants are named in the settings."""
    if not user.is_authenticated:
        return NOBODY
    grants: list[Grant] = []
    for path in settings.GRANT_SOURCES:
        found: Iterable[Grant] = import_string(path)(user)
        grants.extend(found)
    return Actor(user_id=user.pk, grants=tuple(grants))
