"""What spreading the lists changed and what it cost, in figures that can be published."""

from typing import Any

import numpy as np

from matching.engine.arrays import Bools, Int32s, Int64s
from matching.engine.ranking import Ranking


def exposure_figures(before: Int64s, after: Int64s, posts: Int32s) -> dict[str, Any]:
    """`before` and `after` are (vacancies,): on how many people's lists each stands."""
    return {
        "largest_per_post": _both(_per_post(before, posts), _per_post(after, posts)),
        "largest_exposure": _both(before.max(initial=0), after.max(initial=0)),
        "top_hundredth_share": {
            "before": _top_share(before, posts),
            "after": _top_share(after, posts),
        },
        "vacancies_on_no_list": _both((before == 0).sum(), (after == 0).sum()),
        "entries": _both(before.sum(), after.sum()),
    }


def people_figures(
    with_some: Bools, best: Ranking, listed: Ranking, under_floor: Bools
) -> dict[str, Any]:
    """`with_some` (seekers,): has a feasible vacancy. `best` and `listed`: the vacancies' lists,

    without and with whom the floor added. `under_floor`: the limit left them less than it.
    """
    return {
        "people_with_some": int(with_some.sum()),
        "people_on_no_list": _both(_unlisted(with_some, best), _unlisted(with_some, listed)),
        "people_under_floor": int(under_floor.sum()),
    }


def cost_figures(had: Int64s, has: Int64s, changed: Bools) -> dict[str, Any]:
    """Of people with some vacancy: points of their exact list, of the one shown, and whether

    the two differ. A loss is in points of the whole list; its percentage is of all points.
    """
    loss = had - has
    return {
        "lists_changed_percent": _percent(changed.sum(), len(changed)),
        "mean_loss": round(float(loss.mean()), 1) if len(loss) else 0.0,
        "mean_loss_percent": _percent(loss.sum(), had.sum()),
        "largest_loss": int(loss.max(initial=0)),
    }


def _both(before: np.integer[Any] | int, after: np.integer[Any] | int) -> dict[str, int]:
    return {"before": int(before), "after": int(after)}


def _per_post(lists: Int64s, posts: Int32s) -> int:
    """The most lists for one post, rounded up."""
    return int((-(-lists // posts)).max(initial=0))


def _top_share(lists: Int64s, posts: Int32s) -> float:
    """Percentage of all entries that goes to the hundredth of posts shown most."""
    most_first = np.lexsort((posts, -lists / posts))
    reached = np.cumsum(posts[most_first])
    top = most_first[: np.searchsorted(reached, posts.sum() / 100) + 1]
    return _percent(lists[top].sum(), lists.sum())


def _unlisted(with_some: Bools, lists: Ranking) -> int:
    absent = with_some.copy()
    absent[lists.index] = False
    return int(absent.sum())


def _percent(part: np.integer[Any] | int, whole: np.integer[Any] | int) -> float:
    return round(100 * int(part) / int(whole), 2) if whole else 0.0
