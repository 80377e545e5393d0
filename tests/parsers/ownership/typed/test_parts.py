"""What a typed form is made of: cells, their parts, and the lines that are no row."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from parsers.filing import Filing
from parsers.ownership.columns import Kind
from parsers.ownership.page import read_page
from parsers.ownership.typed import is_typed, typed_html_grid, typed_text_grid
from parsers.ownership.typed.cells import Notes, canonical, reads, take_apart
from parsers.ownership.typed.join import join
from parsers.ownership.typed.lines import Piece

NOTES = Notes({"1": 1, "2": 2, "*": 3, "a": 4})
HEAD = """FORM 4
1. Name and Address of Reporting Person
   Ashdown, Margaret R.
4. Statement for Month/Year
   2/00
Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned
---------------------------------------------------------------------------------
1. Title of        2. Trans-   3. Code  4. Amount  (A) or  Price     5. Amount    6. D
   Security           action                       (D)               Owned at     or I
                      Date                                           End of Month
---------------------------------------------------------------------------------
"""


def read(text: str) -> Filing:
    grid, unplaced = typed_text_grid(text)
    return read_page(grid, "ownership-text", "", unplaced)


@pytest.mark.parametrize(
    ("column", "typed", "cell"),
    [
        ("price_per_share", "$4 1/8", "$4.125"),
        ("price_per_share", "4-1/8", "4.125"),
        ("price_per_share", "1/16", "0.0625"),
        ("price_per_share", "$ 25.30 (1)", "$ 25.30 (1)"),
        ("price_per_share", "(2)", "(2)"),
        ("price_per_share", "$12.50/share", "$12.50"),
        ("price_per_share", "--", ""),
        ("price_per_share", "N/A", ""),
        ("price_per_share", "-0-", "0"),
        ("shares", "1,000 shares", "1,000"),
        ("shares", "1,000*", "1,000 (3)"),
        ("shares", "1,000 (a)", "1,000 (4)"),
        ("transaction_date", "2-7-00", "2/7/00"),
        ("transaction_date", "02/07/2000", "02/07/2000"),
        ("transaction_date", "7-Feb-00", "2/7/00"),
        ("direct_or_indirect", "(I)", "I"),
        ("direct_or_indirect", "Direct", "D"),
        ("nature_of_ownership", "401(k)", "401(k)"),
        ("nature_of_ownership", "By trust (2)", "By trust (2)"),
        ("nature_of_ownership", "Series (9)", "Series (9)"),
    ],
)
def test_a_cell_is_spelled_as_everywhere(column: str, typed: str, cell: str) -> None:
    assert canonical(column, typed, NOTES) == cell


@pytest.mark.parametrize("text", ["41/8", "1/3", "Various", "2,500 D", "12/45/00x"])
def test_what_is_no_number_stays_as_it_is_and_does_not_read(text: str) -> None:
    cell = canonical("price_per_share", text, NOTES)
    assert cell == text
    assert not reads("price_per_share", cell, NOTES)


@pytest.mark.parametrize(
    ("columns", "text", "cells"),
    [
        (("shares", "acquired_disposed_code"), "1,000 (A)", ("1,000", "A")),
        (("shares", "acquired_disposed_code"), "D 1,000", ("1,000", "D")),
        (("shares", "acquired_disposed_code"), "1,000", None),
        (("exercise_date", "expiration_date"), "2/7/01 2/7/10", ("2/7/01", "2/7/10")),
        (("exercise_date", "expiration_date"), "(1) - 2/7/10", ("(1)", "2/7/10")),
        (("exercise_date", "expiration_date"), "2/7/10", None),
        (
            ("underlying_security_title", "underlying_security_shares"),
            "Common Stock - 20,000",
            ("Common Stock", "20,000"),
        ),
        (("underlying_security_title", "underlying_security_shares"), "Common Stock", None),
    ],
)
def test_two_columns_in_one(
    columns: tuple[str, ...], text: str, cells: tuple[str, str] | None
) -> None:
    assert take_apart(columns, text, NOTES) == cells


def cut(*raws: str) -> list[Piece]:
    return [Piece(0, len(raw), raw.strip(), raw) for raw in raws]


@pytest.mark.parametrize(
    ("parts", "column", "kind", "text"),
    [
        (cut("2/7/0", "0    "), "transaction_date", Kind.DATE, "2/7/00"),
        (cut("2/7/20", "00    "), "transaction_date", Kind.DATE, "2/7/2000"),
        (cut("1,000,", "000   "), "shares", Kind.NUMBER, "1,000,000"),
        (cut("100   ", "200   "), "shares", Kind.NUMBER, "100 200"),
        (cut("4     ", "1/8   "), "price_per_share", Kind.NUMBER, "4 1/8"),
        (cut("Purchase Co", "mmon Stock "), "security_title", Kind.TEXT, "Purchase Common Stock"),
        (cut("Purchase ", "Common   "), "security_title", Kind.TEXT, "Purchase Common"),
        (cut("Common", " Stock"), "security_title", Kind.TEXT, "Common Stock"),
        (cut("1,000 **", "*       "), "shares", Kind.NUMBER, "1,000 ***"),
    ],
)
def test_parts_are_joined_where_there_is_one_way(
    parts: list[Piece], column: str, kind: Kind, text: str
) -> None:
    assert join(column, parts, True, Notes(), kind).text == text


def test_a_join_in_mid_word_is_said() -> None:
    assert join("security_title", cut("Stoc", "k   "), True, Notes(), Kind.TEXT).doubt
    assert join("security_title", cut("Stoc", "k   "), False, Notes(), Kind.TEXT).doubt


def test_a_fraction_is_no_column_of_its_own() -> None:
    row = "Common Stock       1/5/00      P        100        A       $4 1/8      1,100      D\n"
    (found,) = read(HEAD + row).transactions
    assert found.price_per_share == Decimal("4.125")


def test_typed_text_between_pre_tags_may_have_its_headings_in_pieces() -> None:
    row = "Common Stock       1/5/00      P        100        A       $4.00       1,100      D\n"
    typed = (HEAD + row).replace("1. Title of        2.", "1. Title           2.")
    grid, unplaced = typed_html_grid(f"<HTML><BODY><PRE>{typed}</PRE></BODY></HTML>")
    (found,) = read_page(grid, "ownership-html", "", unplaced).transactions
    assert (found.security_title, found.shares) == ("Common Stock", Decimal(100))


def test_years_of_two_digits_lie_between_1970_and_2069() -> None:
    lines = (
        "Common Stock       1/5/69      P        100        A       $5.00       1,100      D\n"
        "Common Stock       1/5/70      P        100        A       $5.00       1,100      D\n"
    )
    years = [row.transaction_date.year for row in read(HEAD + lines).transactions]  # type: ignore[union-attr]
    assert years == [2069, 1970]


def test_a_line_that_is_no_row_is_quoted() -> None:
    filing = read(
        HEAD
        + "Common Stock       1/5/00      P        100        A       $5.00       1,100      D\n"
        + "\nThe holdings of the estate follow by amendment\n"
    )
    assert len(filing.transactions) == 1
    assert any("holdings of the estate" in p.message for p in filing.problems)


def test_a_value_that_may_be_another_columns_is_left_out_and_quoted() -> None:
    text = HEAD[: HEAD.index("1. Title")] + "Common Stock     1,250     D\n"
    filing = read(text)
    (row,) = filing.holdings
    assert (row.shares, row.shares_owned_following, row.price_per_share) == (None, None, None)
    assert any("1,250" in p.message for p in filing.problems)


def test_the_view_of_the_commission_is_not_typed() -> None:
    assert not is_typed("1. Name and Address of Reporting Person* 3. Date of Earliest Transaction")
    assert is_typed("<TABLE>\n<CAPTION>\n<S>   <C>  <C>\n")


ROLES = "6. Relationship of Reporting Person(s) to Issuer (Check all applicable)\n"


@pytest.mark.parametrize(
    ("typed", "director", "ten_percent", "officer", "title"),
    [
        ("(X) Director ( ) 10% Owner ( ) Officer ( ) Other", True, False, False, None),
        ("  Director      X 10% Owner\n  Officer      --- Other", False, True, False, None),
        ("_X_ Director ___ 10% Owner\n_X_ Officer (give ___ Other (specify\n"
         " title below) below)\nHead", True, False, True, "Head"),
        ("Director [X]  10% Owner [ ]  Officer (give title below) [ ]  Other (specify below) [ ]",
         True, False, False, None),
        ("Director ____ 10% Owner ____ X Officer ____ Other ____ Head", False, False, True, "Head"),
        ("Director  10% Owner  Officer  Other", None, None, None, None),
    ],
)  # fmt: skip
def test_roles_in_every_kind_of_box(
    typed: str,
    director: bool | None,
    ten_percent: bool | None,
    officer: bool | None,
    title: str | None,
) -> None:
    (owner,) = read(HEAD.replace("Table I", f"{ROLES}{typed}\nTable I", 1)).reporting_owners
    assert (owner.is_director, owner.is_ten_percent_owner) == (director, ten_percent)
    assert (owner.is_officer, owner.officer_title) == (officer, title)


ROW = "Common Stock       1/5/00      P        100        A       $5.00       1,100      D\n"
GARBAGE = {
    "nothing": "",
    "no lines": HEAD,
    "stars": HEAD + ("Common  " + "*" * 800 + "  1,000  D\n") * 200,
    "marks": HEAD + ("Common  " + "(1) " * 200 + "  1,000  D\n") * 200,
    "dates": HEAD + ("Common  " + "1/1/2000 " * 100 + " D\n") * 100,
    "edges": HEAD + ("|" * 900 + "\n" + "x|1|D|" * 100 + "\n") * 200,
    "headings": HEAD + "1. Title of Security  a month\n" * 5000,
    "boxes": HEAD[:200] + ("[ ] x ( ) _ director " * 40 + "\n") * 500,
    "underscores": HEAD[:200] + ("_" * 900 + "x\n") * 500,
    "notes": HEAD + "Explanation of Responses:\n" + "text\n" * 20000,
    "signatures": HEAD + ("/s/ " + "1/1/200 " * 100 + "\n") * 500,
    "rows": HEAD + ROW * 2000,
}


@pytest.mark.parametrize("text", GARBAGE.values(), ids=GARBAGE.keys())
def test_any_text_is_read_in_time(text: str) -> None:
    begin = time.process_time()
    assert read(text).problems or text
    grid, _ = typed_html_grid(text)
    assert grid
    assert time.process_time() - begin < 10
