from django import template

from omil_portal.downloads import answer

register = template.Library()


@register.inclusion_tag("downloads/excel_button.html", takes_context=True)
def excel_button(context, name: str, rows: int, **more):
    """Takes the list called `name` away: a short one at once, a long one to «Mis descargas».

    `more`: what says which list it is and stands in the path of its page, not among its filters.
    """
    asked = context["request"].GET.copy()
    asked.pop("page", None)
    asked.pop("formato", None)
    for key, value in more.items():
        asked[key] = str(value)
    return {
        "name": name,
        "long": rows > answer.MOST_AT_ONCE,
        "query": asked.urlencode(),
        "csrf_token": context.get("csrf_token"),
    }
