"""What real ownership XML does beside the specification, each in a few invented lines."""

from __future__ import annotations

import base64
import socket
from datetime import date
from decimal import Decimal

import pytest

from parsers import NotAFiling, read_content
from parsers.filing import Filing, Row

ISSUER = "<issuer><issuerCik>77</issuerCik><issuerTradingSymbol>LKSP</issuerTradingSymbol></issuer>"
OWNER = "<reportingOwner><reportingOwnerId><rptOwnerCik>12</rptOwnerCik></reportingOwnerId></reportingOwner>"  # noqa: E501
TITLE = "<securityTitle><value>Common Stock</value></securityTitle>"
DATE = "<transactionDate><value>2024-05-13</value></transactionDate>"
CODE = "<transactionCoding><transactionCode>S</transactionCode></transactionCoding>"
AMOUNTS = (
    "<transactionAmounts><transactionShares><value>100</value></transactionShares>"
    "<transactionPricePerShare><value>10</value></transactionPricePerShare></transactionAmounts>"
)
SALE = TITLE + DATE + CODE + AMOUNTS


def document(*parts: str) -> str:
    return f"<ownershipDocument>{''.join(parts)}</ownershipDocument>"


def sold(content: str = SALE) -> str:
    return f"<nonDerivativeTransaction>{content}</nonDerivativeTransaction>"


def table_1(*rows: str) -> str:
    return f"<nonDerivativeTable>{''.join(rows)}</nonDerivativeTable>"


def table_2(*rows: str) -> str:
    return f"<derivativeTable>{''.join(rows)}</derivativeTable>"


def read(*parts: str) -> Filing:
    return read_content(document(*parts).encode())


def read_row(content: str) -> Row:
    (row,) = read(table_1(sold(content))).transactions
    return row


# Containers and parts


@pytest.mark.parametrize(
    "empty",
    [
        "<derivativeTable/>",
        "<footnotes></footnotes>",
        "<remarks/>",
        "<ownerSignature/>",
        "<issuer/>",
        "<reportingOwner/>",
    ],
)
def test_empty_containers_state_nothing(empty):
    filing = read(table_1(sold()), empty)
    assert len(filing.transactions) == 1
    assert filing.remarks is None
    assert filing.footnotes == {}
    assert not any(problem.severity == "error" for problem in filing.problems)


@pytest.mark.parametrize(
    ("cell", "field"),
    [
        ("<transactionTimeliness></transactionTimeliness>", "transaction_timeliness"),
        (
            "<transactionTimeliness> <value> </value> </transactionTimeliness>",
            "transaction_timeliness",
        ),
        ("<deemedExecutionDate/>", "deemed_execution_date"),
        ("<natureOfOwnership><value></value></natureOfOwnership>", "nature_of_ownership"),
    ],
)
def test_empty_cells_are_unknown(cell, field):
    assert getattr(read_row(SALE + cell), field) is None


def test_a_row_without_amounts_after_it_stays():
    assert read_row(SALE).shares_owned_following is None


def test_a_row_without_its_coding_stays():
    row = read_row(TITLE + DATE + AMOUNTS)
    assert (row.transaction_code, row.transaction_date) == (None, date(2024, 5, 13))


def test_a_holding_with_a_coding_is_a_holding():
    coding = "<transactionCoding><transactionFormType>3</transactionFormType></transactionCoding>"
    filing = read(table_1(f"<nonDerivativeHolding>{TITLE}{coding}</nonDerivativeHolding>"))
    assert filing.transactions == ()
    assert filing.holdings[0].transaction_form_type == "3"


def test_a_holding_with_a_date_is_a_transaction_and_told():
    filing = read(table_1(f"<nonDerivativeHolding>{SALE}</nonDerivativeHolding>"))
    assert len(filing.transactions) == 1
    assert "filed as a holding" in filing.problems[0].message


def test_derivatives_alone_are_read():
    filing = read(table_2(f"<derivativeTransaction>{SALE}</derivativeTransaction>"))
    assert [(row.is_derivative, row.line) for row in filing.transactions] == [(True, 1)]


def test_table_1_comes_first_whatever_the_order_of_the_file():
    second = table_2(f"<derivativeTransaction>{SALE}</derivativeTransaction>")
    filing = read(second, table_1(sold(), sold()))
    places = [(row.is_derivative, row.line) for row in filing.transactions]
    assert places == [(False, 1), (False, 2), (True, 1)]


def test_rows_of_the_first_schema_stand_below_the_root():
    value = "<transactionValue><value>12.50</value></transactionValue>"
    row = f"<nonDerivativeSecurity>{TITLE}{DATE}{CODE}{value}</nonDerivativeSecurity>"
    (sale,) = read("<schemaVersion>X0101</schemaVersion>", row).transactions
    assert str(sale.price_per_share) == "12.50"


def test_an_amendment_of_form_3_shows_its_holdings():
    holding = f"<nonDerivativeHolding>{TITLE}</nonDerivativeHolding>"
    filing = read("<documentType>3/A</documentType>", table_1(holding))
    assert (filing.form_type, len(filing.holdings), filing.transactions) == ("3/A", 1, ())


def test_every_row_and_identical_rows_too_keep_their_places():
    trust = f"<nonDerivativeHolding>{TITLE}</nonDerivativeHolding>"
    filing = read(table_1(sold(), trust, trust, sold()))
    assert [row.line for row in filing.transactions] == [1, 4]
    assert [row.line for row in filing.holdings] == [2, 3]


def test_a_balance_only_after_the_last_row_of_a_day_is_not_spread():
    last = (
        "<postTransactionAmounts><sharesOwnedFollowingTransaction><value>700</value>"
        "</sharesOwnedFollowingTransaction></postTransactionAmounts>"
    )
    first, second = read(table_1(sold(), sold(SALE + last))).transactions
    assert (first.shares_owned_following, second.shares_owned_following) == (None, 700)


# Cells


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234", "1234"),
        ("25.0000", "25.0000"),
        (".5", "0.5"),
        ("0.00", "0.00"),
        ("1031414", "1031414"),  # surely 1031.414; never repaired
        ("\n  7  \n", "7"),
    ],
)
def test_numbers_keep_the_digits_as_filed(text, number):
    assert str(read_row(SALE.replace(">10<", f">{text}<")).price_per_share) == number


@pytest.mark.parametrize("text", ["923 F1", "(2)", "see note", "1e5", "Infinity", "NaN", "٣"])
def test_what_is_no_number_is_unknown_and_told(text):
    filing = read(table_1(sold(SALE.replace(">10<", f">{text}<"))))
    assert filing.transactions[0].price_per_share is None
    assert filing.problems[0].where == "Table I, line 1, price per share"


def test_number_footnote_and_nothing_are_three_states():
    def price(content: str) -> Row:
        return read_row(SALE.replace("<value>10</value>", content))

    assert price("<value>0</value>").price_per_share == 0
    only_marked = price('<footnoteId id="F3"/>')
    assert only_marked.price_per_share is None
    assert only_marked.footnotes == {"price_per_share": ("F3",)}
    assert price("").price_per_share is None
    assert price("").footnotes == {}


def test_marks_before_and_after_the_value_in_order():
    cell = '<footnoteId id="F2"/><value>10</value><footnoteId id="F1"/>'
    row = read_row(SALE.replace("<value>10</value>", cell))
    assert row.price_per_share == 10
    assert row.footnotes == {"price_per_share": ("F2", "F1")}


def test_marks_outside_of_cells_count_for_the_cell_they_are_printed_at():
    mark = '<footnoteId id="F1"/>'
    coding = CODE.replace("</transactionCoding>", f"{mark}</transactionCoding>")
    assert read_row(TITLE + DATE + coding).footnotes == {"transaction_code": ("F1",)}
    assert read_row(SALE + mark).footnotes == {"security_title": ("F1",)}
    amounts = AMOUNTS.replace("<transactionAmounts>", f"<transactionAmounts>{mark}")
    assert read_row(TITLE + DATE + CODE + amounts).footnotes == {"shares": ("F1",)}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-05-13-05:00", date(2024, 5, 13)),
        ("2024-05-13+00:00", date(2024, 5, 13)),
        ("2024-05-13Z", date(2024, 5, 13)),
        ("0024-05-13", date(24, 5, 13)),
        ("2032-05-13", date(2032, 5, 13)),
    ],
)
def test_a_zone_never_moves_a_day_and_odd_years_stay(text, day):
    assert read_row(SALE.replace("2024-05-13", text)).transaction_date == day


@pytest.mark.parametrize("text", ["2024-13-01", "2024-02-30", "2024-W01-1", "soon"])
def test_what_is_no_day_is_unknown_and_told(text):
    filing = read(table_1(sold(SALE.replace("2024-05-13", text))))
    assert filing.transactions[0].transaction_date is None
    assert "no date can be read" in filing.problems[0].message


def test_each_row_has_its_own_date_and_never_that_of_the_form():
    filing = read("<periodOfReport>2024-05-10</periodOfReport>", table_1(sold()))
    assert filing.transactions[0].transaction_date == date(2024, 5, 13)
    assert filing.period_of_report == date(2024, 5, 10)


def test_a_nature_with_direct_ownership_stays():
    nature = (
        "<ownershipNature><directOrIndirectOwnership><value>D</value></directOrIndirectOwnership>"
        "<natureOfOwnership><value>By spouse</value></natureOfOwnership></ownershipNature>"
    )
    row = read_row(SALE + nature)
    assert (row.direct_or_indirect, row.nature_of_ownership) == ("D", "By spouse")


def test_depositary_shares_beside_ordinary_shares():
    receipt = SALE.replace("Common Stock", "American Depositary Shares")
    titles = [row.security_title for row in read(table_1(sold(), sold(receipt))).transactions]
    assert titles == ["Common Stock", "American Depositary Shares"]


def test_what_is_rarely_read():
    row = (
        "<deemedExecutionDate><value>2024-05-14</value></deemedExecutionDate>"
        "<transactionTimeliness><value>L</value></transactionTimeliness>"
        "<transactionTotalValue><value>9.5</value></transactionTotalValue>"
        "<underlyingSecurity><underlyingSecurityValue><value>8</value></underlyingSecurityValue>"
        "</underlyingSecurity><postTransactionAmounts><valueOwnedFollowingTransaction>"
        "<value>7</value></valueOwnedFollowingTransaction></postTransactionAmounts>"
    )
    (deal,) = read(
        table_2(f"<derivativeTransaction>{TITLE}{DATE}{row}</derivativeTransaction>")
    ).transactions
    assert (deal.deemed_execution_date, deal.transaction_timeliness) == (date(2024, 5, 14), "L")
    assert (deal.total_value, deal.underlying_security_value) == (Decimal("9.5"), 8)
    assert deal.value_owned_following == 7


# Issuer, owners, boxes


@pytest.mark.parametrize(
    ("text", "ticker"),
    [
        ("NONE", None), ("N/A", None), ("NA", None), ("-", None), ("[NONE]", None), ("", None),
        ("lksp", "lksp"), ("(SIRI)", "SIRI"), ("NYSE: KRC", "NYSE: KRC"),
        ("LEN, LEN.B", "LEN, LEN.B"), ("MOGA/MOGB", "MOGA/MOGB"), ("N O G", "N O G"),
    ],
)  # fmt: skip
def test_tickers_as_filed(text, ticker):
    assert read(ISSUER.replace("LKSP", text)).issuer.ticker == ticker


def test_names_keep_their_signs_and_lose_their_line_breaks():
    name = "<rptOwnerCik>12</rptOwnerCik><rptOwnerName>O&apos;NEIL &amp;\n  SONS &quot;X&quot; JR</rptOwnerName>"  # noqa: E501
    (owner,) = read(OWNER.replace("<rptOwnerCik>12</rptOwnerCik>", name)).reporting_owners
    assert owner.name == 'O\'NEIL & SONS "X" JR'


def test_an_owner_without_address_or_roles():
    (owner,) = read(OWNER).reporting_owners
    assert (owner.cik, owner.address, owner.is_director) == ("0000000012", None, False)


@pytest.mark.parametrize(
    ("text", "flag"), [("1", True), ("true", True), ("0", False), ("false", False), ("", False)]
)
def test_roles_in_all_four_spellings(text, flag):
    roles = (
        f"<reportingOwnerRelationship><isOfficer>{text}</isOfficer></reportingOwnerRelationship>"
    )
    (owner,) = read(
        OWNER.replace("</reportingOwner>", f"{roles}</reportingOwner>")
    ).reporting_owners
    assert owner.is_officer is flag


def test_many_owners_do_not_multiply_rows():
    filing = read(OWNER, OWNER.replace(">12<", ">13<"), table_1(sold()))
    assert [owner.cik for owner in filing.reporting_owners] == ["0000000012", "0000000013"]
    assert len(filing.transactions) == 1


def test_issuer_and_owner_are_never_exchanged():
    filing = read(OWNER, ISSUER)
    assert (filing.issuer.cik, filing.reporting_owners[0].cik) == ("0000000077", "0000000012")


def test_an_owner_that_is_the_issuer_stays_and_is_told():
    filing = read(ISSUER, OWNER.replace(">12<", ">0000000077<"))
    assert len(filing.reporting_owners) == 1
    assert any("one CIK" in problem.message for problem in filing.problems)


@pytest.mark.parametrize(
    ("box", "state"), [("", None), ("<aff10b5One/>", None), ("<aff10b5One>0</aff10b5One>", False)]
)
def test_a_plan_box_that_is_not_there_is_unknown(box, state):
    assert read(box).aff10b5_one is state


def test_texts_longer_than_the_printed_form_are_whole():
    text = " ".join(["See Remarks"] * 20)
    assert read(f"<remarks>{text}</remarks>").remarks == text


# The file


def test_a_newline_before_the_declaration():
    text = '\n\n<?xml version="1.0"?>\n' + document(ISSUER)
    assert read_content(text.encode()).issuer.ticker == "LKSP"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_bytes_in_two_encodings(encoding):
    content = document(ISSUER.replace("LKSP", "CAFÉ")).encode(encoding)
    assert read_content(content).issuer.ticker == "CAFÉ"


def test_an_element_closed_under_another_name():
    owner = OWNER.replace(">12</rptOwnerCik>", ">12</rptOwnerCiK>")
    filing = read(owner, table_1(sold()))
    assert filing.reporting_owners[0].cik == "0000000012"
    assert len(filing.transactions) == 1
    assert filing.problems[0].severity == "error"


def test_an_end_without_a_beginning_costs_nothing_after_it():
    filing = read(ISSUER, "</reportingOwnerAddress>", OWNER, table_1(sold()))
    assert len(filing.reporting_owners) == len(filing.transactions) == 1


def test_a_bare_ampersand_costs_nothing():
    filing = read(ISSUER.replace("LKSP", "A&B"), "<remarks>x &lt; y<!-- z --></remarks>")
    assert (filing.issuer.ticker, filing.remarks) == ("A&B", "x < y")


def test_elements_unknown_in_rows_and_owners_are_counted():
    filing = read(table_1(sold(SALE + "<novelty/><novelty/>")), OWNER.replace("Id>", "Ix>"))
    told = {problem.where: problem.message for problem in filing.problems}
    assert told["element novelty"].endswith("2 times")
    assert "element reportingOwnerIx" in told


def test_the_wrapper_in_which_filers_hand_a_form_to_edgar_is_opened():
    inner = base64.b64encode(document(ISSUER, table_1(sold())).encode()).decode()
    wrapper = (
        "<edgarSubmission><submissionType>4</submissionType><testOrLive>TEST</testOrLive>"
        "<edgarDocument><documentName>a.xml</documentName><documentType>4</documentType>"
        f"<documentMimeBlock>{inner}</documentMimeBlock></edgarDocument></edgarSubmission>"
    )
    filing = read_content(wrapper.encode())
    assert len(filing.transactions) == 1
    assert "a test filing" in filing.problems[0].message
    with pytest.raises(NotAFiling, match="without a readable"):
        read_content(wrapper.replace(inner, "AAAA").encode())


def test_a_piece_of_a_document_is_refused_in_words():
    with pytest.raises(NotAFiling, match="a piece of an ownership XML"):
        read_content(f"<derivativeHolding>{TITLE}</derivativeHolding>".encode())


def test_reading_never_touches_the_network(monkeypatch):
    def refuse(*args: object) -> None:
        raise AssertionError("a reader opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    assert len(read(ISSUER, OWNER, table_1(sold())).transactions) == 1
