"""What every page promises: safe forms, no inline code, one language, one heading, unique ids."""

import re
from collections import Counter
from html.parser import HTMLParser

from tests.strict.ledger import Sloppiness, record
from tests.strict.run_leaks import check_url, holds_run

_DATA = {"application/json", "application/ld+json", "importmap", "speculationrules"}
_ADDRESSES = {"href", "src", "action", "formaction", "hx-get", "hx-post", "hx-push-url"}

_OF_ONE_ANSWER = re.compile(r'nonce="[^"]+"|name="csrfmiddlewaretoken" value="[^"]+"')
"""All that tells one answer from the next when the same refusal is given a thousand times."""

_faultless: set[int] = set()

Attributes = dict[str, str | None]


class Page(HTMLParser):
    """One HTML answer, whole page or fragment; `faults` says what is wrong with it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.addresses: list[str] = []
        self._ids: Counter[str] = Counter()
        self._headings = 0
        self._open_post: str | None = None
        self.feed(html)
        self.close()
        self._close_form()
        self.faults += [f'id="{name}" {n} times' for name, n in self._ids.items() if n > 1]
        if self._headings > 1:
            self.faults.append(f"{self._headings} <h1>")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given: Attributes = dict(attrs)
        where = f"line {self.getpos()[0]}"
        if given.get("id"):
            self._ids[given["id"]] += 1
        self._headings += tag == "h1"
        if tag == "html" and not given.get("lang"):
            self.faults.append("<html> without lang")
        if tag == "form" and (given.get("method") or "").lower() == "post":
            self._close_form()
            self._open_post = f"{where}: <form method=post> without its CSRF token"
        if tag == "input" and given.get("name") == "csrfmiddlewaretoken" and given.get("value"):
            self._open_post = None
        self._inline_code(tag, given, where)
        self.addresses += [value for name, value in attrs if name in _ADDRESSES and value]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._close_form()

    def _close_form(self) -> None:
        if self._open_post:
            self.faults.append(self._open_post)
        self._open_post = None

    def _inline_code(self, tag: str, given: Attributes, where: str) -> None:
        inline_script = tag == "script" and not given.get("src") and given.get("type") not in _DATA
        if (inline_script or tag == "style") and not given.get("nonce"):
            self.faults.append(f"{where}: inline <{tag}> without nonce")
        for name, value in given.items():
            if name == "style" or name.startswith("on"):
                self.faults.append(f"{where}: inline {name}= on <{tag}>")
            if (value or "").strip().lower().startswith("javascript:"):
                self.faults.append(f"{where}: javascript: in {name}=")


def check(html: str, where: str) -> None:
    """Records each fault of one answer of the site; an answer found without any is known again."""
    known = hash(_OF_ONE_ANSWER.sub("given", html))
    if known in _faultless:
        return
    page = Page(html)
    for fault in page.faults:
        record(Sloppiness.MARKUP, f"{where}: {fault}")
    leaks = [address for address in page.addresses if holds_run(address)]
    for address in leaks:
        check_url(address, f"link in {where}")
    if not page.faults and not leaks:
        _faultless.add(known)
