from django import template

from omil_portal.downloads import answer

register = template.Library()


@register.inclusion_tag("downloads/excel_button.html", takes_context=True)
def excel_button(context, name: str, rows: int):
    """Takes the list called `name` away: a short one at once, a long one to «Mis descargas»."""
    asked = context["request"].GET.copy()
    asked.pop("page", None)
    asked.pop("formato", None)
    return {
        "name": name,
        "long": rows > answer.MOST_AT_ONCE,
        "query": asked.urlencode(),
        "csrf_token": context.get("csrf_token"),
    }
