"""The tags and filters of every page: a built-in library, so no template loads it.

Each tag draws one file of `templates/components/`, which says at its top what it takes.
Blocks close with `end` and their name: `{% panel "Datos" %}…{% endpanel %}`.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from omil_portal.look import formats, pictures
from omil_portal.look.errors import error_lines, error_words, has_errors
from omil_portal.look.form_fields import fields_of
from omil_portal.look.status import tone_of
from omil_portal.outbox.site import OWN_PATH

register = template.Library()


def draw(component: str, **parameters) -> SafeString:
    return render_to_string(f"components/{component}.html", parameters)


def _trimmed(content: SafeString) -> SafeString:
    """A block's content, empty when it holds only white space."""
    return SafeString(content.strip())


# Filters: nothing in, nothing out, so a missing value never reads "None".


def _filter(name: str, write: Callable, **flags) -> None:
    @wraps(write)
    def blank_or_written(value, *args):
        return "" if value is None or value == "" else write(value, *args)

    register.filter(name, blank_or_written, **flags)


_filter("money", formats.money)
_filter("thousands", formats.thousands)
_filter("run", formats.run)
_filter("rut", formats.run)
_filter("minutes", formats.minutes)
_filter("day", formats.day, expects_localtime=True)
_filter("long_date", formats.long_date, expects_localtime=True)
_filter("short_date", formats.short_date, expects_localtime=True)
_filter("moment", formats.moment, expects_localtime=True)


@register.filter
def status_tag(word: str, tone: str = "") -> SafeString:
    return draw("status_tag", word=word, tone=tone or tone_of(word)) if word else SafeString("")


@register.filter
def with_links(text: str) -> SafeString:
    """Plain text, escaped, where the address of a page of this portal opens it."""
    return SafeString(OWN_PATH.sub(_link, conditional_escape(text)))


def _link(found: re.Match) -> str:
    return f'<a href="{found[0]}">Abrir la página</a>'


register.filter("error_words", error_words)


# The frame of a page.


@register.simple_tag(takes_context=True)
def error_prefix(context) -> str:
    """ "Error: " before the title when any form of the page was refused."""
    return "Error: " if any(has_errors(value) for value in context.flatten().values()) else ""


@register.simple_tag
def crumb(label: str, url_name: str = "", *args) -> SafeString:
    return draw("crumb", label=label, url=reverse(url_name, args=args) if url_name else "")


@register.simple_block_tag
def crumbs(content: str, start_url: str) -> SafeString:
    return draw("crumbs", content=_trimmed(content), start_url=start_url)


@register.simple_block_tag
def page_head(content: str, title: str, lead: str = "", kicker: str = "") -> SafeString:
    return draw("page_head", content=_trimmed(content), title=title, lead=lead, kicker=kicker)


@register.simple_tag
def print_head(title: str, office: str = "", on: date | None = None, folio: str = "") -> SafeString:
    return draw("print_head", title=title, office=office, on=on, folio=folio)


@register.simple_tag
def tabs(items: Iterable, label: str = "Secciones") -> SafeString:
    return draw("tabs", items=items, label=label)


@register.simple_tag(takes_context=True)
def pagination(context, page, noun: str = "resultados") -> SafeString:
    def to(number: int) -> str:
        query = context["request"].GET.copy()
        query["page"] = number
        return f"?{query.urlencode()}"

    before = to(page.previous_page_number()) if page.has_previous() else ""
    after = to(page.next_page_number()) if page.has_next() else ""
    return draw("pagination", page=page, noun=noun, before=before, after=after)


# Boxes that hold something.


@register.simple_block_tag
def panel(
    content: str,
    title: str = "",
    id: str = "",
    tone: str = "plain",
    more: str = "",
    url: str = "",
    folds: bool = False,
) -> SafeString:
    about = {"title": title, "id": id, "tone": tone, "more": more, "url": url, "folds": folds}
    return draw("panel", content=content, **about)


@register.simple_block_tag
def fold(content: str, title: str, id: str = "") -> SafeString:
    return draw("fold", content=content, title=title, id=id)


@register.simple_tag
def lazy_panel(title: str, url: str, id: str = "", folds: bool = False) -> SafeString:
    return draw("lazy_panel", title=title, url=url, id=id, folds=folds)


@register.simple_block_tag
def rows(content: str, label: str = "") -> SafeString:
    return draw("rows", content=content, label=label)


@register.simple_block_tag
def list_row(
    content: str, title: str, url: str = "", meta: str = "", status: str = "", tone: str = ""
) -> SafeString:
    return draw(
        "list_row",
        content=_trimmed(content),
        title=title,
        url=url,
        meta=meta,
        status=status_tag(status, tone),
    )


@register.simple_block_tag
def empty_state(content: str, title: str) -> SafeString:
    return draw("empty_state", content=_trimmed(content), title=title)


@register.simple_block_tag
def notice(content: str, tone: str = "info", title: str = "") -> SafeString:
    return draw("notice", content=content, tone=tone, title=title)


@register.simple_block_tag
def facts(content: str, columns: int = 1) -> SafeString:
    return draw("facts", content=content, columns=columns)


@register.simple_tag
def fact(label: str, value="", change_url: str = "") -> SafeString:
    return draw("fact", label=label, value=value, change_url=change_url)


@register.simple_block_tag
def data_table(content: str, caption: str, show_caption: bool = False) -> SafeString:
    return draw("data_table", content=content, caption=caption, show_caption=show_caption)


@register.simple_block_tag
def figure(
    content: str, title: str, src: str, alt: str, source: str = "", open: bool = False
) -> SafeString:
    return draw("figure", content=content, title=title, src=src, alt=alt, source=source, open=open)


# Small things that say one fact.


@register.simple_tag
def person_chip(name: str, run: str = "", url: str = "", note: str = "") -> SafeString:
    initials = "".join(word[0] for word in str(name).split()[:2]).upper()
    return draw("person_chip", name=name, run=run, url=url, note=note, initials=initials)


@register.simple_tag
def number(value, label: str, url: str = "", hint: str = "", tone: str = "") -> SafeString:
    shown = formats.thousands(value) if isinstance(value, int) else value
    return draw("number", value=shown, label=label, url=url, hint=hint, tone=tone)


@register.simple_tag
def progress(value: int, maximum: int, label: str, tone: str = "info") -> SafeString:
    share = pictures.share(value, maximum)
    return draw("progress", value=value, maximum=maximum, label=label, tone=tone, share=share)


@register.simple_tag
def reasons(items: Iterable, total: int | None = None) -> SafeString:
    return draw("reasons", items=pictures.weighed(items), total=total)


@register.simple_tag
def stepper(steps: Iterable[str], current: int) -> SafeString:
    names = list(steps)
    return draw("stepper", steps=names, current=current, name=names[current - 1])


@register.simple_tag
def kbd(*keys: str) -> SafeString:
    return draw("kbd", keys=keys)


# Forms.


@register.simple_tag
def error_summary(*forms) -> SafeString:
    return draw("error_summary", lines=error_lines(*forms))


@register.simple_tag
def form_fields(form) -> SafeString:
    return fields_of(form)


@register.simple_tag
def field(bound) -> SafeString:
    return render_to_string("bootstrap5/field.html", {"field": bound, "wrapper_class": ""})


@register.simple_tag(takes_context=True)
def show_form(context, form, submit: str = "Guardar", **options) -> SafeString:
    return _form(context, fields_of(form), form, submit, **options)


@register.simple_block_tag(takes_context=True)
def form_around(context, content: str, form, submit: str = "Guardar", **options) -> SafeString:
    return _form(context, content, form, submit, **options)


def _form(
    context,
    content,
    form,
    submit,
    *,
    action="",
    cancel_url="",
    cancel="Cancelar",
    id="",
    look="primary",
):
    return draw(
        "form",
        content=content,
        lines=error_lines(form),
        multipart=form.is_multipart(),
        submit=submit,
        action=action,
        cancel_url=cancel_url,
        cancel=cancel,
        id=id,
        look=look,
        csrf_token=context.get("csrf_token"),
    )


@register.simple_block_tag
def filter_bar(content: str, form=None, clear_url: str = "", submit: str = "Buscar") -> SafeString:
    inner = _trimmed(content) or fields_of(form)
    return draw("filter_bar", content=inner, clear_url=clear_url, submit=submit)


@register.simple_tag(takes_context=True)
def post_button(
    context,
    label: str,
    url: str,
    look: str = "secondary",
    name: str = "",
    value: str = "",
    about: str = "",
) -> SafeString:
    told = {"label": label, "url": url, "look": look, "name": name, "value": value, "about": about}
    return draw("post_button", **told, csrf_token=context.get("csrf_token"))
