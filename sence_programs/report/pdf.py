"""The report as a PDF: Letter, at most eight pages, tagged so that a screen reader reads it."""

import json

import typst

from omil_portal.env import ROOT
from sence_programs.report.pack import Pack
from sence_programs.report.tables import words_of

TEMPLATE = ROOT / "templates" / "sence_programs" / "report" / "informe.typ"


def pdf_of(pack: Pack) -> bytes:
    """The same words and numbers as the page."""
    return typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"report": json.dumps(_told(pack), ensure_ascii=False)},
        pdf_standards=["ua-1"],
    )


def _told(pack: Pack) -> dict:
    return {
        "title": pack.title,
        "filters": pack.filters,
        "tables": [
            {
                "title": table.title,
                "note": table.note,
                "columns": table.columns,
                "numbers": table.numeric,
                "rows": [[words_of(cell) for cell in row.cells] for row in table.rows],
            }
            for table in pack.tables
        ],
    }
