"""The agenda of an office: a day of hours, and whom to tell about tomorrow's."""

from datetime import timedelta

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jobseekers import excel
from jobseekers.office_day import days_of, today_of
from jobseekers.services.appointments import no_show_rate
from jobseekers.stranded import stranded
from jobseekers.telling import to_tell, whatsapp_link
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.answer import asked_for, author_of, excel_of
from omil_portal.holidays.business_days import chilean_holidays
from omil_portal.offices.current import current_office

RATE_DAYS = 90


@require_safe
@requires(P.ATTENTION_RECORD)
def agenda(request):
    """The hours of one day, by time."""
    author, office, now = author_of(request), current_office(request), timezone.now()
    listed, on = excel.hours(author, request.GET), excel.agenda_day(author, request.GET)
    if asked_for(request):
        return excel_of(request, listed, author)
    today = today_of(office, now)
    missed, due = no_show_rate(office, *days_of(office, today - timedelta(days=RATE_DAYS), today))
    context = {
        "office": office,
        "on": on,
        "holiday": chilean_holidays().names.get(on),
        "today": today,
        "before": on - timedelta(days=1),
        "after": on + timedelta(days=1),
        "hours": listed.rows.select_related("visit"),
        "to_tell": to_tell(office, now).count(),
        "stranded": stranded(office, now).count(),
        "missed": missed,
        "due": due,
        "rate_days": RATE_DAYS,
        "may_set": request.actor.can(P.AGENDA_SET, office_id=office.pk),
    }
    return render(request, "jobseekers/agenda/agenda.html", context)


@require_safe
@requires(P.ATTENTION_RECORD)
def hours_to_tell(request):
    """Who has an hour on the next working day and reads no e-mail: the office calls them."""
    author = author_of(request)
    listed = excel.hours_to_tell(author, request.GET)
    if asked_for(request):
        return excel_of(request, listed, author)
    hours = listed.rows.select_related("office__comuna__region")
    context = {
        "office": current_office(request),
        "hours": [(hour, whatsapp_link(hour)) for hour in hours],
    }
    return render(request, "jobseekers/agenda/to_tell.html", context)


@require_safe
@requires(P.ATTENTION_RECORD)
def hours_stranded(request):
    """Hours given by who left, or on days that were closed: each person gets another."""
    author = author_of(request)
    listed = excel.hours_stranded(author, request.GET)
    if asked_for(request):
        return excel_of(request, listed, author)
    context = {"office": author.place, "hours": listed.rows}
    return render(request, "jobseekers/agenda/stranded.html", context)
