"""Addresses that open from outside the portal: in an e-mail a path alone opens nothing."""

import re

from django.conf import settings

OWN_PATH = re.compile(r"(?<!\S)/(?:[\w:~-]+/)+(?!\S)")
"""The path of a page of this portal, standing alone in plain text."""


def with_full_addresses(text: str) -> str:
    """`text` with each path of a page of this portal as a whole address."""
    return OWN_PATH.sub(lambda path: f"{settings.SITE_URL}{path[0]}", text)
