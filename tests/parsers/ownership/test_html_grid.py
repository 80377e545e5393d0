"""The SEC's two HTML views of a form, by small pages with invented names."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from parsers import Filing
from parsers.ownership.html_grid import html_grid
from parsers.ownership.page import read_page
from parsers.reading import read_content


def edgar_owner(name: str, cik: str) -> str:
    """Box 1 as EDGAR's view prints it."""
    return f"""
<span class="MedSmallFormText">1. Name and Address of Reporting Person<sup>*</sup></span>
<table border="0"><tr><td><a href="/cgi-bin/browse-edgar?action=getcompany&amp;CIK={cik}">{name}</a>
</td></tr></table><hr>
<table border="0"><tr><td>(Last)</td><td>(First)</td><td>(Middle)</td></tr></table>
<table border="0"><tr><td><span class="FormData">C/O LARKSPUR INC.</span></td></tr>
<tr><td><span class="FormData">12 QUAY STREET</span></td></tr></table><hr>
<span class="MedSmallFormText">(Street)</span><table border="0"><tr>
<td><span class="FormData">TORONTO ONTARIO</span></td><td><span class="FormData">A6</span></td>
<td><span class="FormData">M5J2T3</span></td></tr></table><hr>
<table border="0"><tr><td>(City)</td><td>(State)</td><td>(Zip)</td></tr></table>"""


ROLES = """<table border="0">
<tr><td></td><td>Director</td><td><span class="FormData">X</span></td><td>10% Owner</td></tr>
<tr><td><span class="FormData">X</span></td><td>Officer (give title below)</td>
<td><span class="FormData">X</span></td><td>Other (specify below)</td></tr>
<tr><td></td><td style="color: blue">Chief Brewer</td>
<td></td><td style="color: blue">Member of 13D group</td></tr></table>"""


def edgar_page(form: str, title: str, tables: str, owners: str = "", exit_box: str = " ") -> str:
    """A page of EDGAR's view around the tables given."""
    return f"""<html><head><title>SEC FORM {form}</title></head><body>SEC Form {form}
<table border="0"><tr><td class="FormName">FORM {form}</td><td>{title}</td></tr>
<tr><td><table border="1"><tr><td> {exit_box} </td></tr></table></td>
<td>Check this box if no longer subject to Section 16. Form 4 or Form 5.</td></tr></table>
<table border="1"><tr><td rowspan="4">{edgar_owner("ASHDOWN MARGARET R", "0009900001")}</td>
<td><span>2. Issuer Name <b>and</b> Ticker or Trading Symbol</span><br>
<a href="/cgi-bin/browse-edgar?action=getcompany&amp;CIK=0009900002">Larkspur Inc.</a>
[ <span class="FormData">LKSP</span> ]</td>
<td rowspan="2"><span>5. Relationship of Reporting Person(s) to Issuer</span><br>
<span>(Check all applicable)</span>{ROLES}</td></tr>
<tr><td><span>3. Date of Earliest Transaction (Month/Day/Year)</span><br>
<span class="FormData">03/01-05:00/2005</span></td></tr>
<tr><td><span>4. If Amendment, Date of Original Filed (Month/Day/Year)</span><br></td>
<td><span>6. Individual or Joint/Group Filing (Check Applicable Line)</span>
<table><tr><td><span class="FormData">X</span></td><td>Form filed by One Reporting Person</td></tr>
<tr><td></td><td>Form filed by More than One Reporting Person</td></tr></table></td></tr></table>
{tables}{owners}
<table border="0"><tr><td><b>Explanation of Responses:</b></td></tr>
<tr><td class="FootnoteData">1. Held in trust - see below.</td></tr>
<tr><td class="FootnoteData">2. Vests in May.</td></tr>
<tr><td class="FormText"><b>Remarks:</b></td></tr><tr><td>Second of two.</td></tr></table>
<table border="0">
<tr><td></td><td><u><span>/s/ M. Ashdown</span></u></td><td><u><span>03/02/2005</span></u></td></tr>
<tr><td></td><td>** Signature of Reporting Person</td><td>Date</td></tr>
<tr><td></td><td><u><span>By: P. Rowan</span></u></td><td><u><span>03/03/2005</span></u></td></tr>
<tr><td></td><td>** Signature of Reporting Person</td><td>Date</td></tr>
<tr><td colspan="3">Reminder: Report on a separate line for each class of securities.</td></tr>
<tr><td>* If the form is filed by more than one reporting person, <i>see</i> 4(b).</td></tr>
</table></body></html>"""


def table(title: str, *rows: list[str]) -> str:
    """A table of EDGAR's view, with one printed header."""
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"""<table border="1"><thead><tr><th colspan="11"><b>{title}</b></th></tr>
<tr><th>1. Title of Security (Instr. 3)</th></tr></thead><tbody>{body}</tbody></table>"""


MARK_1 = '<span class="FootnoteData"><sup>(1)</sup></span>'
MARK_2 = '<span class="FootnoteData"><sup>(2)</sup></span>'
PRICE = '<span class="FormText">$</span><span class="FormData">{}</span>'
TABLE_I = "Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned"
TABLE_II = "Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned"
FORM_4 = table(
    TABLE_I,
    ["Common", "03/01/2005", "", "S/K", "V", "1,250.5", "D", PRICE.format("9.75") + MARK_1,
     "80", "I" + MARK_1 + MARK_2, "By trust"],
) + table(
    TABLE_II,
    ["Option", PRICE.format(" ") + MARK_1, "03/01/2005", "", "M", "", "", "400",
     f"<span>\n </span>{MARK_2}", "05/01/2015", "Common", "400", PRICE.format("0"), "0", "D", ""],
)  # fmt: skip


def read(page: str) -> Filing:
    return read_content(page.encode())


@pytest.fixture
def filing() -> Filing:
    return read(edgar_page("4", "STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP", FORM_4))


def test_boxes_side_by_side_are_read_one_by_one(filing: Filing) -> None:
    assert (filing.form_type, filing.source_format) == ("4", "ownership-html")
    assert (filing.issuer.name, filing.issuer.ticker) == ("Larkspur Inc.", "LKSP")
    assert filing.period_of_report == date(2005, 3, 1)
    assert filing.date_of_original_submission is None


def test_links_give_the_ciks_of_owner_and_issuer(filing: Filing) -> None:
    assert filing.issuer.cik == "0009900002"
    assert filing.reporting_owners[0].cik == "0009900001"


def test_an_address_is_taken_apart_as_printed(filing: Filing) -> None:
    address = filing.reporting_owners[0].address
    assert address is not None
    assert (address.street1, address.street2) == ("C/O LARKSPUR INC.", "12 QUAY STREET")
    assert (address.city, address.state, address.zip_code) == ("TORONTO ONTARIO", "A6", "M5J2T3")


def test_a_role_is_marked_in_the_cell_before_it_and_titled_in_the_cell_below(
    filing: Filing,
) -> None:
    (owner,) = filing.reporting_owners
    assert (owner.is_director, owner.is_ten_percent_owner) == (False, True)
    assert (owner.is_officer, owner.officer_title) == (True, "Chief Brewer")
    assert (owner.is_other, owner.other_text) == (True, "Member of 13D group")


@pytest.mark.parametrize(("drawn", "state"), [(" ", False), ("X", True)])
def test_a_framed_cell_is_the_exit_box(drawn: str, state: bool) -> None:
    page = edgar_page("4", "STATEMENT OF CHANGES", FORM_4, exit_box=drawn)
    assert read(page).not_subject_to_section16 is state


def test_no_box_for_a_trading_plan_leaves_it_unknown(filing: Filing) -> None:
    assert filing.aff10b5_one is None


def test_rows_keep_every_cell_and_all_marks_on_it(filing: Filing) -> None:
    sale, exercise = filing.transactions
    assert (sale.transaction_code, sale.equity_swap_involved) == ("S", True)
    assert sale.transaction_form_type == "5"
    assert (sale.shares, sale.price_per_share) == (Decimal("1250.5"), Decimal("9.75"))
    assert sale.footnotes == {"price_per_share": ("F1",), "direct_or_indirect": ("F1", "F2")}
    assert (exercise.shares, exercise.acquired_disposed_code) == (Decimal(400), "D")
    assert exercise.conversion_or_exercise_price is None
    assert exercise.footnotes == {"conversion_or_exercise_price": ("F1",), "exercise_date": ("F2",)}


def test_the_foot_is_read_to_the_last_signature(filing: Filing) -> None:
    assert filing.footnotes == {"F1": "Held in trust - see below.", "F2": "Vests in May."}
    assert filing.remarks == "Second of two."
    assert [(signature.name, signature.date) for signature in filing.signatures] == [
        ("/s/ M. Ashdown", date(2005, 3, 2)),
        ("By: P. Rowan", date(2005, 3, 3)),
    ]
    assert filing.problems == ()


def test_joint_owners_are_listed_under_the_tables_without_roles() -> None:
    owners = "".join(
        f"<tr><td>{edgar_owner(name, cik)}</td></tr>"
        for name, cik in (("ASHDOWN MARGARET R", "0009900001"), ("Rowan LP", "0009900003"))
    )
    page = edgar_page("4", "STATEMENT", FORM_4, f'<table width="40%" border="1">{owners}</table>')
    filing = read(page)
    first, second = filing.reporting_owners
    assert (first.name, first.is_officer) == ("ASHDOWN MARGARET R", True)
    assert (second.name, second.cik) == ("Rowan LP", "0009900003")
    assert (second.is_director, second.is_officer, second.is_other) == (None, None, None)
    assert [problem.where for problem in filing.problems] == ["reporting owners"]


def test_form_5_has_no_column_for_v() -> None:
    row = ["Common", "03/01/2005", "", "G", "10", "D", PRICE.format("0"), "90", "D", ""]
    option = [
        "Option",
        "",
        "03/01/2005",
        "",
        "G",
        "",
        "7",
        "",
        "",
        "Common",
        "7",
        "",
        "3",
        "I",
        "LP",
    ]
    page = edgar_page("5", "ANNUAL STATEMENT", table(TABLE_I, row) + table(TABLE_II, option))
    gift, option_gift = read(page).transactions
    assert (gift.transaction_code, gift.shares, gift.shares_owned_following) == ("G", 10, 90)
    assert (option_gift.shares, option_gift.acquired_disposed_code) == (7, "D")


def test_form_3_has_four_and_eight_columns() -> None:
    row = ["Common", "500" + MARK_1, "I", "By trust" + MARK_1 + MARK_2]
    option = ["Option", MARK_2, "05/01/2015", "Common", "400", PRICE.format("9.5"), "D", ""]
    page = edgar_page(
        "3",
        "INITIAL STATEMENT OF BENEFICIAL OWNERSHIP",
        table("Table I - Non-Derivative Securities Beneficially Owned", row)
        + table("Table II - Derivative Securities Beneficially Owned", option),
    )
    shares, options = read(page).holdings
    assert (shares.shares_owned_following, shares.nature_of_ownership) == (500, "By trust")
    assert shares.footnotes["nature_of_ownership"] == ("F1", "F2")
    assert options.conversion_or_exercise_price == Decimal("9.5")
    assert options.exercise_date is None


REDUCED = """<html><body><table><tr><td><b><center>FORM 4</center></b><table>
<tr><td><input type="checkbox" disabled></td>
<td>Check this box if no longer subject to Section 16.</td></tr>
<tr><td><input type="checkbox" checked disabled></td>
<td>Check this box to indicate that a transaction was made pursuant.</td></tr></table></td>
<td><b>STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP OF SECURITIES</b></td></tr></table>
<table><tr><td><table><tr>
<td><table><tr><td>1. Name and Address of Reporting Person <a href="#*"><sup>*</sup></a></td></tr>
<tr><td>ASHDOWN MARGARET R</td></tr></table></td>
<td>2. Issuer Name <b>and</b> Ticker or Trading Symbol<br>Larkspur Inc. [LKSP]</td>
<td rowspan="2">5. Relationship of Reporting Person(s) to Issuer<br>
<center>(Check all applicable)</center><table>
<tr><td>__X__ Director</td><td>_____ 10% Owner</td></tr>
<tr><td>__X__ Officer (give title below)</td><td>__X__ Other (specify below)</td></tr>
<tr><td colspan="2">Chief Brewer / Founder</td></tr></table></td></tr>
<tr><td><table><tr><td>(Last)</td><td>(First)</td><td>(Middle)</td></tr></table>
C/O LARKSPUR INC.<br>12 QUAY STREET</td>
<td>3. Date of Earliest Transaction (Month/Day/Year)<br>03/01/2005</td></tr>
<tr><td><table><tr><td colspan="3">(Street)</td></tr></table>
<table><tr><br><td>BOISE</td><td>IDAHO</td><td>83702</td></tr></table></td>
<td>4. If Amendment, Date Original Filed(Month/Day/Year)<br>02/28/2005</td>
<td>6. Individual or Joint/Group Filing<br>_X_ Form filed by One Reporting Person<br>
___ Form filed by More than One Reporting Person</td></tr>
<tr><td><table><tr><td>(City)</td><td>(State)</td><td>(Zip/Postal Code)</td></tr></table></td>
<td colspan="3"><center><b>Table I - Non-Derivative Securities Acquired or Beneficially Owned</b>
</center></td></tr></table></td></tr>
<tr><td><table><tr><td>1.Title of Security<br>(Instr. 3)</td><td>2. Transaction Date</td></tr>
<tr><td>Common</td><td>03/01/2005</td><td></td><td>S</td><td></td><td>5</td><td>D</td>
<td>$ 9<a href="#F1"><sup>(1)</sup></a></td><td>80</td><td>D</td><td></td></tr></table></td></tr>
</table>
<table><tr><td>Reminder: Report on a separate line for each class.</td></tr></table>
<font><center><b>Table II - Derivative Securities Beneficially Owned<br>(<i>e.g.</i>, puts)</b>
</center></font><table><tr><td>1. Title of Derivative Security<br>(Instr. 3)</td></tr></table>
<h2>Reporting Owners</h2><table>
<tr><td rowspan="2">Reporting Owner Name / Address</td><td colspan="4">Relationships</td></tr>
<tr><td>Director</td><td>10% Owner</td><td>Officer</td><td>Other</td></tr>
<tr><td>ASHDOWN MARGARET R<br>C/O LARKSPUR INC.<br>12 QUAY STREET<br>BOISE<br>IDAHO<br>83702</td>
<td>X</td><td></td><td>Chief Brewer</td><td>Founder</td></tr>
<tr><td>Rowan LP<br>9 MILL ROAD<br>BOISE<br>IDAHO<br>83702</td>
<td></td><td>X</td><td></td><td></td></tr></table>
<h2>Signatures</h2><table><tr><td>/s/ M. Ashdown</td><td rowspan="2"></td><td>03/02/2005</td></tr>
<tr><td><sup><a href="#**">**</a></sup>Signature of Reporting Person</td><td>Date</td></tr></table>
<h2>Explanation of Responses:</h2><table>
<tr><td>*</td><td>If the form is filed by more than one reporting person, see 4(b)(v).</td></tr>
<tr><td>**</td><td>Intentional misstatements or omissions of facts are violations.</td></tr>
<tr><td>(<a name="#F1"></a>1)</td><td>An average price.</td></tr>
<tr><td colspan="2"><b>Remarks:</b><br>One line,<br>another line.</td></tr></table>
<font>Note: File three copies of this Form.</font><br>* Form 4: SEC 1474 (03-26)</body></html>"""


def test_the_reduced_view_is_put_in_the_order_of_the_form() -> None:
    filing = read(REDUCED)
    assert filing.form_type == "4/A"
    assert filing.date_of_original_submission == date(2005, 2, 28)
    assert (filing.not_subject_to_section16, filing.aff10b5_one) == (False, True)
    assert [row.footnotes for row in filing.transactions] == [{"price_per_share": ("F1",)}]
    assert filing.footnotes == {"F1": "An average price."}
    assert filing.remarks == "One line, another line."
    assert [signature.name for signature in filing.signatures] == ["/s/ M. Ashdown"]


def test_the_reduced_view_lists_all_owners_with_roles_and_both_titles() -> None:
    first, second = read(REDUCED).reporting_owners
    assert (first.officer_title, first.other_text) == ("Chief Brewer", "Founder")
    assert (second.name, second.is_ten_percent_owner, second.is_director) == (
        "Rowan LP",
        True,
        False,
    )
    for owner, street in ((first, "C/O LARKSPUR INC."), (second, "9 MILL ROAD")):
        assert owner.address is not None
        assert owner.address.street1 == street
        assert (owner.address.city, owner.address.state) == ("BOISE", "ID")


GARBAGE = {
    "nothing": "",
    "a bracket": "<",
    "only ends": "</td></tr></table>",
    "cut off": "<table><tr><td>\x00<sup>(1",
    "deep": "<table><tr><td colspan=99999 rowspan=-1>" * 3000,
    "tables alone": "<table>" * 5000 + "Table I - owned" + "</table>" * 5000,
    "cells alone": "<td>" * 20000,
    "wide": "<table><tr>" + "<td rowspan=9999 colspan=9999>x" * 5000,
    "many lines": "<p>x\n" * 20000,
    "never ending": "<title><script>" + "a" * 100000,
    "captions": "<p>Signatures<p>" + "1/1/200 " * 20000,
}


@pytest.mark.parametrize("text", GARBAGE.values(), ids=GARBAGE.keys())
def test_any_text_gives_a_filing_with_problems(text: str) -> None:
    assert read_page(html_grid(text), "ownership-html").problems


def test_tables_nested_beyond_all_measure_keep_their_text() -> None:
    lines = html_grid("<table><tr><td>" * 300 + "kept")
    assert [line.text for line in lines] == ["kept"]
