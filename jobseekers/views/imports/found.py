"""The spreadsheet of an address, for who may see it."""

from django.shortcuts import get_object_or_404

from jobseekers.models import DeskImport


def import_or_404(request, pk: int) -> DeskImport:
    known = ("office__comuna__region", "uploaded_by", "applied_by", "undone_by")
    mine = DeskImport.objects.visible_to(request.actor)
    return get_object_or_404(mine.select_related(*known), pk=pk)
