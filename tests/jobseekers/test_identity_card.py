"""An identity card read by a barcode reader."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobseekers.identity_card import read_card
from omil_portal.accounts.run import Run

ON = date(2026, 11, 23)
RUN = Run(12531909, "2")
ZONE = "123456789" + "7" + "850315" + "0" + "301201" + "7"
QR = (
    "https://portal.sidiv.registrocivil.cl/docstatus?RUN=12531909-2&type=CEDULA"
    f"&serial=123456789&mrz={ZONE}"
)


def test_the_qr_gives_the_run_and_the_birth_date():
    card = read_card(QR, ON)
    assert (card.run, card.birth_date) == (RUN, date(1985, 3, 15))


def test_a_reader_set_to_another_keyboard_is_understood():
    garbled = QR.translate(str.maketrans({":": "Ñ", "/": "-", "?": "_", "=": "¿", "-": "'"}))
    assert read_card(garbled.replace("&", "/"), ON) == read_card(QR, ON)


@pytest.mark.parametrize("text", ["125319092SOTO BARRIA", "12531909-2 SOTO", "125319092soto"])
def test_the_old_card_begins_with_the_run(text):
    assert read_card(text, ON).run == RUN


@pytest.mark.parametrize(
    "text",
    [
        "12.531.909-2",
        "125319092",
        "María Soto",
        "",
        "AB123456",
        "125319093SOTO",
        QR.replace("909-2", "909-3"),
    ],
)
def test_what_is_typed_by_hand_or_misread_is_no_card(text):
    assert read_card(text, ON) is None


def test_a_wrong_check_digit_leaves_the_birth_date_out():
    assert read_card(QR.replace("8503150", "8503158"), ON).birth_date is None


@pytest.mark.parametrize(("on", "year"), [(date(2099, 3, 14), 1985), (date(2099, 3, 15), 2085)])
def test_two_figures_of_a_year_are_of_somebody_old_enough_to_work(on, year):
    assert read_card(QR, on).birth_date == date(year, 3, 15)


@given(st.text(max_size=150))
def test_whatever_is_typed_nothing_breaks(text):
    read_card(text, ON)
