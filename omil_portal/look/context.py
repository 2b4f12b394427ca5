"""What every page knows: its reader's navigation, and whether the data are a demonstration."""

from dataclasses import dataclass
from functools import cache, cached_property

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse

from omil_portal.navigation import FOOTER, NAVIGATION, SECTIONS


@dataclass(frozen=True)
class NavigationItem:
    label: str
    url: str
    current: bool


class Portal:
    """Facts about the portal as the reader of `request` sees it."""

    name = "Portal OMIL"

    def __init__(self, request: HttpRequest):
        self._request = request
        self.demo: bool = settings.DEMO

    @property
    def base(self) -> str:
        """The template to extend: only the content when htmx asks, the whole page otherwise."""
        htmx = getattr(self._request, "htmx", None)
        return "components/fragment.html" if htmx and not htmx.boosted else "base.html"

    @property
    def signed_in(self) -> bool:
        user = getattr(self._request, "user", None)
        return bool(user and user.is_authenticated)

    @property
    def start_url(self) -> str:
        return _url("start" if self.signed_in else "home") or "/"

    @property
    def sign_in_url(self) -> str:
        return _url("account_login") or ""

    @property
    def sign_out_url(self) -> str:
        return _url("account_logout") or ""

    @property
    def reader(self) -> str:
        """The name of whoever signed in, never the RUN they sign in with."""
        return self._request.user.get_full_name()

    @property
    def footer(self) -> list[tuple[str, str]]:
        return [(label, url) for label, name in FOOTER if (url := _url(name))]

    @cached_property
    def navigation(self) -> list[NavigationItem]:
        """The rows of `omil_portal.navigation` this reader may open."""
        return [
            NavigationItem(label, url, name == self._section) for label, name, url in self._rows
        ]

    @cached_property
    def _rows(self) -> list[tuple[str, str, str]]:
        return [
            (label, name, url)
            for permission, label, name in NAVIGATION
            if self._shows(permission) and (url := _url(name))
        ]

    @cached_property
    def _section(self) -> str | None:
        """The item where the reader is: one that has the address itself before one that leads."""
        path = self._request.path
        shown = [name for _, name, _ in self._rows]
        led = [(name, page) for name in shown for page in SECTIONS.get(name, ())]
        pages = [*((name, name) for name in shown), *led]
        return next((name for name, page in pages if path.startswith(_url(page) or "\0")), None)

    def _shows(self, permission: str | None) -> bool:
        if permission is None:
            return not self.signed_in
        actor = getattr(self._request, "actor", None)
        return self.signed_in and actor is not None and actor.can(permission)


def portal(request: HttpRequest) -> dict[str, Portal]:
    """Context processor: `portal` in every template."""
    return {"portal": Portal(request)}


def _url(name: str) -> str | None:
    return _address(name, get_urlconf() or settings.ROOT_URLCONF, get_script_prefix())


@cache
def _address(name: str, urlconf: str, prefix: str) -> str | None:
    """Every page asks for the same two dozen; `reverse` would search for each of them anew."""
    try:
        return reverse(name, urlconf)
    except NoReverseMatch:
        return None
