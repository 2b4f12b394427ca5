from django.http import HttpResponse

from omil_portal.printing.draw import pdf_of
from omil_portal.printing.sheet import Sheet


def pdf_answer(sheet: Sheet, name: str) -> HttpResponse:
    """Opens in the browser and is kept nowhere. `name`: of the file, of nobody's data."""
    answer = HttpResponse(pdf_of(sheet), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer
