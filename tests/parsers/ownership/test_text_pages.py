"""Scraped pages of Forms 3, 4 and 5, read from the samples and from variations of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from parsers import read_content
from parsers.filing import Address, Filing, Signature
from tests.conftest import SAMPLES

UNDERLINED = (SAMPLES / "form-4-text-underlined.txt").read_text()
PLAIN = (SAMPLES / "form-4-text-plain.txt").read_text()
REDUCED = (SAMPLES / "form-4-text-reduced-view.txt").read_text()


def read(text: str) -> Filing:
    return read_content(text.encode())


def problems(filing: Filing) -> list[str]:
    return [p.message for p in filing.problems if p.severity != "note"]


def test_issuer_and_ticker():
    for text in (UNDERLINED, PLAIN, REDUCED):
        filing = read(text)
        assert filing.source_format == "ownership-text"
        assert filing.form_type == "4"
        assert filing.issuer.name == "Larkspur Instruments, Inc."
        assert filing.issuer.ticker == "LKSP"
        assert filing.issuer.cik is None


def test_the_person_between_the_captions():
    (owner,) = read(UNDERLINED).reporting_owners
    assert owner.name == "Okafor Daniel Emeka"
    assert owner.address == Address(
        street1="40 ASSAY OFFICE LANE, FLOOR 3", city="BOISE", state="ID", zip_code="83702"
    )
    assert read(REDUCED).reporting_owners[0].address.city == "BOISE"


@pytest.mark.parametrize(
    ("text", "roles", "title"),
    [
        (UNDERLINED, (True, True, False, False), "President and General Counsel"),
        (PLAIN, (False, True, False, False), "Chief Financial Officer"),
        (REDUCED, (True, True, False, False), "Chief Executive Officer"),
    ],
)
def test_a_tick_belongs_to_the_caption_after_it(text, roles, title):
    (owner,) = read(text).reporting_owners
    found = (owner.is_director, owner.is_officer, owner.is_ten_percent_owner, owner.is_other)
    assert found == roles
    assert (owner.officer_title, owner.other_text) == (title, None)


def test_rows_of_both_tables_with_their_marks():
    vest, withheld, units = read(UNDERLINED).transactions
    assert (vest.line, vest.is_derivative, vest.security_title) == (1, False, "Common Stock")
    assert (vest.transaction_date, vest.transaction_code) == (date(2024, 2, 15), "M")
    assert (vest.shares, vest.acquired_disposed_code) == (24000, "A")
    assert (vest.price_per_share, vest.shares_owned_following) == (0, 61250)
    assert (vest.direct_or_indirect, vest.nature_of_ownership) == ("D", None)
    assert vest.footnotes == {"transaction_code": ("F1",)}

    assert (withheld.line, withheld.transaction_code) == (2, "F")
    assert (withheld.shares, withheld.acquired_disposed_code) == (8316, "D")
    assert str(withheld.price_per_share) == "41.07"
    assert withheld.footnotes == {"price_per_share": ("F2",)}

    assert (units.line, units.is_derivative) == (1, True)
    assert units.conversion_or_exercise_price is None
    assert (units.exercise_date, units.expiration_date) == (None, None)
    assert units.footnotes == {
        "conversion_or_exercise_price": ("F3",),
        "exercise_date": ("F4",),
        "expiration_date": ("F4",),
    }
    assert (units.shares, units.acquired_disposed_code) == (24000, "D")
    assert units.underlying_security_title == "Common Stock"
    assert (units.underlying_security_shares, units.price_per_share) == (24000, 0)
    assert (units.shares_owned_following, units.direct_or_indirect) == (48000, "D")


def test_a_row_without_date_and_code_is_a_holding():
    filing = read(REDUCED)
    assert [row.line for row in filing.transactions] == [1, 2]
    spouse, preferred = filing.holdings
    assert (spouse.line, spouse.shares_owned_following) == (3, 3100)
    assert (spouse.nature_of_ownership, spouse.footnotes) == (
        "By spouse", {"nature_of_ownership": ("F2",)},
    )  # fmt: skip
    assert preferred.security_title == "7.5% Series B Preferred Stock"
    assert filing.transactions[0].price_per_share == Decimal("29.8850")


def test_footnotes_listed_without_numbers_are_numbered_by_their_order():
    filing = read(PLAIN)
    assert list(filing.footnotes) == ["F1", "F2", "F3", "F4"]
    assert filing.footnotes["F2"] == (
        "A unit gives the right to one share of common stock, par value $0.01, once it has vested."
    )
    assert any("without numbers" in p.message for p in filing.problems)


def test_numbered_footnotes_keep_their_numbers():
    swapped = (
        REDUCED.replace("- (1) ", "- (9) ").replace("- (2) ", "- (1) ").replace("- (9) ", "- (2) ")
    )
    assert read(swapped).footnotes["F2"].startswith("Margaret R. Ashdown manages")


@pytest.mark.parametrize(
    ("text", "name", "day"),
    [
        (UNDERLINED, "/s/ Daniel E. Okafor", date(2024, 2, 16)),
        (PLAIN, "/s/ Lee J. Vanterpool", date(2024, 2, 16)),
        (REDUCED, "/s/ Margaret R. Ashdown", date(2024, 6, 5)),
    ],
)
def test_signatures_even_glued_to_their_dates(text, name, day):
    filing = read(text)
    assert filing.signatures == (Signature(name, day),)
    assert filing.remarks is None


def test_remarks_are_not_signatures():
    filing = read(UNDERLINED.replace("**Remarks:**\n", "**Remarks:** Corrects nothing.\n"))
    assert filing.remarks == "Corrects nothing."
    assert filing.signatures[0].name == "/s/ Daniel E. Okafor"


def test_boxes_whose_state_the_text_lost_are_unknown_and_said_so():
    filing = read(REDUCED)
    assert filing.not_subject_to_section16 is None
    assert filing.aff10b5_one is None
    assert {p.where for p in filing.problems} == {"exit box", "Rule 10b5-1 box"}


def test_boxes_whose_state_the_text_kept():
    text = REDUCED.replace("Check this box to indicate", "[X] Check this box to indicate")
    text = text.replace("Check this box if no longer", "[ ] Check this box if no longer")
    filing = read(text)
    assert filing.aff10b5_one is True
    assert filing.not_subject_to_section16 is False


def test_a_date_in_box_4_makes_an_amendment():
    text = PLAIN.replace(
        "Date of Original Filed (Month/Day/Year)",
        "Date of Original Filed (Month/Day/Year) 02/20/2024",
    )
    filing = read(text)
    assert filing.form_type == "4/A"
    assert filing.date_of_original_submission == date(2024, 2, 20)


def test_tables_set_with_pipes_say_the_same():
    lines = [
        f"| {' | '.join(line.split(chr(9)))} |" if "\t" in line.strip() else line
        for line in UNDERLINED.split("\n")
    ]
    assert read("\n".join(lines)) == read(UNDERLINED)


def test_a_price_that_cannot_be_read_is_a_problem_and_unknown():
    filing = read(PLAIN.replace("15,000\tA\t\\$0", "15,000\tA\tsee below"))
    assert filing.transactions[0].price_per_share is None
    assert problems(filing) == ["no number can be read in 'see below'"]


def test_a_row_that_fits_no_columns_is_a_problem_and_not_dropped_in_silence():
    broken = PLAIN.replace("Common Stock\t02/15/2024\t\tM", "Common Stock\t02/15/2024\tM\tM\tM\tM")
    filing = read(broken)
    assert len(filing.transactions) == 2
    (problem,) = [p for p in filing.problems if p.severity == "error"]
    assert problem.where == "Table I, line 1"
    assert "fit no column layout" in problem.message


def test_numbers_in_both_columns_of_table_ii_are_a_contradiction():
    filing = read(PLAIN.replace("M\t\t\t9,000\t", "M\t\t9,000\t9,000\t"))
    assert any("both columns" in message for message in problems(filing))


def test_a_mark_without_its_footnote_is_told():
    filing = read(PLAIN.replace("(4)\t(4)", "(7)\t(7)"))
    assert "footnote F7 is marked and not given" in problems(filing)


def test_a_joint_filing_lists_every_owner_with_roles():
    second = "<b>ROWAN PIETER 9 MILL ROAD BOISE, ID 83702</b>\t\t<b>X</b>\t\t<b>Trustee</b>"
    head = "<b>ASHDOWN MARGARET R 40"
    filing = read(REDUCED.replace(head, f"{second}\n{head}"))
    assert [owner.name for owner in filing.reporting_owners] == [
        "ASHDOWN MARGARET R",
        "ROWAN PIETER",
    ]
    rowan = filing.reporting_owners[1]
    assert (rowan.is_director, rowan.is_ten_percent_owner, rowan.is_other) == (False, True, True)
    assert rowan.other_text == "Trustee"


def test_an_owner_that_cannot_be_placed_is_told():
    filing = read(
        REDUCED.replace("<b>ASHDOWN MARGARET R 40", "<b>ROWAN PIETER</b>\t<b>X</b>\n<b>A")
    )
    assert "2 cells in line" in " ".join(problems(filing))
