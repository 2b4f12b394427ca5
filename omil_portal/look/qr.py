"""A QR drawn as SVG to stand in a page."""

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_svg(address: str, scale: int = 7) -> SafeString:
    """Black on white with its quiet zone, read from paper too. `scale`: pixels of a square."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        scale=scale, border=4, light="#fff", svgclass="qr", lineclass=None
    )
    return mark_safe(drawn)
