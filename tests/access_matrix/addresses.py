"""Every named address of the portal, read from the real resolver."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access_matrix.world import Side


@dataclass(frozen=True)
class Address:
    name: str
    route: str
    view: Callable
    keywords: tuple[str, ...]

    def on(self, side: Side, of: dict[str, str]) -> str:
        """The path to the object of that side. `of`: see `Row`."""
        asked = {keyword: of.get(keyword, keyword) for keyword in self.keywords}
        return reverse(
            self.name,
            kwargs={k: v[1:] if v.startswith("=") else side.key(v) for k, v in asked.items()},
        )


def addresses() -> dict[str, Address]:
    """Name → address. A URL without a name is listed under its route."""
    return {address.name: address for address in _walk(get_resolver(), "", "", ())}


def _walk(resolver: URLResolver, prefix: str, space: str, held: tuple) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        keywords = (*held, *_keywords(entry))
        if isinstance(entry, URLPattern):
            name = space + entry.name if entry.name else route
            yield Address(name, route, entry.callback, keywords)
        else:
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry, route, inner, keywords)


def _keywords(entry: URLPattern | URLResolver) -> tuple[str, ...]:
    return tuple(getattr(entry.pattern, "converters", {})) or tuple(entry.pattern.regex.groupindex)
