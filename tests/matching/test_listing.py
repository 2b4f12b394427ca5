"""One list of which one entry changes: who enters, where, and who leaves."""

from hypothesis import given
from hypothesis import strategies as st

from matching.listing import ADDED, Entry, Listing


def a_list(*points: int) -> Listing:
    """Others 1, 2, 3… with these points, in this order."""
    return Listing.of(list(range(1, len(points) + 1)), list(points), [])


def others(listing: Listing) -> list[int]:
    return [entry.other for entry in listing.entries]


def test_a_better_one_enters_before_those_it_beats():
    assert others(a_list(90, 70, 50).with_(9, 80, length=20)) == [1, 9, 2, 3]


def test_the_last_leaves_a_full_list():
    assert others(a_list(90, 70, 50).with_(9, 80, length=3)) == [1, 9, 2]


def test_who_does_not_beat_the_last_stays_out_of_a_full_list():
    full = a_list(90, 70, 50)
    assert full.with_(9, 40, length=3) == full


def test_a_tie_is_won_by_the_lower_id():
    tied = Listing.of([5, 7], [90, 50], [])
    assert others(tied.with_(6, 50, length=2)) == [5, 6]
    assert others(tied.with_(8, 50, length=2)) == [5, 7]


def test_the_same_again_changes_nothing():
    once = a_list(90, 70, 50).with_(9, 80, length=3)
    assert once.with_(9, 80, length=3) == once


def test_places_move_with_who_enters_and_who_leaves():
    entered = a_list(90, 70).with_(9, 80, length=20)
    assert [entry.place for entry in entered.entries] == [1, 2, 3]
    assert entered.without(9) == a_list(90, 70)


def test_a_list_spread_over_more_posts_keeps_its_order_for_the_rest():
    shown = Listing.of([1, 2, 3], [70, 90, 80], [9, 1, 4])
    assert others(shown.with_(9, 75, length=20)) == [9, 1, 2, 3]


def test_who_was_added_by_the_floor_takes_nobodys_place():
    listing = Listing((Entry(1, 90, 1), Entry(2, 95, ADDED)))
    full = listing.with_(9, 80, length=2)
    assert [(entry.other, entry.place) for entry in full.entries] == [(1, 1), (9, 2), (2, ADDED)]


@given(
    st.lists(st.integers(0, 50), max_size=30),
    st.lists(st.tuples(st.integers(1, 30), st.integers(0, 50)), max_size=30),
)
def test_lists_changed_one_by_one_are_as_if_computed_at_once(points, entering):
    """Given nobody leaves, whatever the order of arrival."""
    everyone = dict(enumerate(points, start=100)) | dict(entering)
    listing = Listing()
    for other, worth in everyone.items():
        listing = listing.with_(other, worth, length=8)
    best = sorted((-worth, other) for other, worth in everyone.items())[:8]
    assert others(listing) == [other for _, other in best]
    assert [entry.place for entry in listing.entries] == list(range(1, len(best) + 1))
