"""Draws a sheet as a PDF of one Letter page, tagged so that a screen reader reads it."""

import io
import json
from dataclasses import asdict

import segno
import typst

from omil_portal.env import ROOT
from omil_portal.printing.letters import drawable
from omil_portal.printing.sheet import Sheet

TEMPLATE = ROOT / "templates" / "printing" / "hoja.typ"


def pdf_of(sheet: Sheet) -> bytes:
    """PDF/UA-1. What the sheet says travels as JSON: no word of it is ever read as typst."""
    return typst.compile(**_asked(sheet), format="pdf", pdf_standards=["ua-1"])


def _asked(sheet: Sheet) -> dict:
    told = _drawable(asdict(sheet)) | {"qr": _qr(sheet.link) if sheet.link else ""}
    return {
        "input": TEMPLATE,
        "root": TEMPLATE.parent,
        "ignore_system_fonts": True,
        "sys_inputs": {"sheet": json.dumps(told, ensure_ascii=False)},
    }


def _drawable(value):
    if isinstance(value, str):
        return drawable(value)
    if isinstance(value, dict):
        return {key: _drawable(inner) for key, inner in value.items()}
    return [_drawable(inner) for inner in value] if isinstance(value, tuple | list) else value


def _qr(address: str) -> str:
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=4, light="#fff")
    return drawn.getvalue().decode()
