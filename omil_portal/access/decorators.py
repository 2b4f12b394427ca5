"""A view says who may come in. One that says nothing is shut (see `middleware.py`)."""

from collections.abc import Callable

from omil_portal.access.permissions import Permission

PUBLIC = "public"
SIGNED_IN = "signed_in"


def public(view: Callable) -> Callable:
    """Anyone, signed in or not."""
    view.access_rule = PUBLIC
    return view


def signed_in(view: Callable) -> Callable:
    """Anyone with an account, whatever their role."""
    view.access_rule = SIGNED_IN
    return view


def requires(*permissions: Permission) -> Callable[[Callable], Callable]:
    """Whoever holds one of `permissions` somewhere; the view then narrows it to the object."""

    def declare(view: Callable) -> Callable:
        view.access_rule = permissions
        return view

    return declare
