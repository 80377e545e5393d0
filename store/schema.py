"""The schema, as data: every table and column with a sentence of its own.

Columns that hold a fact of a filing bear its name in the JSON. Dates are ISO text,
flags are 0 or 1, NULL is what the filing does not state. The migrations build tables
from here, the documentation prints from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

VERSION = 1
"""``PRAGMA user_version`` of a store made by this program."""

APPLICATION_ID = 0x53313620  # "S16 ", so that a store can be told from any other SQLite file

ColumnType = Literal["INTEGER", "REAL", "TEXT", "BLOB"]


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    type: ColumnType
    doc: str
    references: str | None = None
    """The table whose ``id`` this column holds."""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    doc: str
    columns: tuple[Column, ...]
    unique: tuple[tuple[str, ...], ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()
    full_text: tuple[str, ...] = ()
    """Columns with an FTS5 index, in the table ``<name>_fts``."""


def _key(table: str, doc: str, required: bool = True) -> Column:
    return Column(f"{_SINGULAR[table]}_id", "INTEGER", doc, references=table, required=required)


_SINGULAR = {
    "issuers": "issuer",
    "reporting_owners": "reporting_owner",
    "filings": "filing",
    "transactions": "transaction",
    "holdings": "holding",
    "footnotes": "footnote",
}
_ID = Column("id", "INTEGER", "Number of the row in this store.")
_OF_FILING = _key("filings", "The filing it belongs to.")
_POSITION = Column("position", "INTEGER", "Place in filed order, from 1.", required=True)

_ADDRESS = (
    Column("street1", "TEXT", "First line of the street address."),
    Column("street2", "TEXT", "Second line of the street address."),
    Column("city", "TEXT", "City."),
    Column("state", "TEXT", "EDGAR's two-character code of a state, province or country."),
    Column("zip_code", "TEXT", "Zip or postal code."),
    Column("country", "TEXT", "EDGAR's code of the country; since March 2026."),
    Column("non_us_state_territory", "TEXT", "Province outside the US; since March 2026."),
    Column("state_description", "TEXT", "EDGAR's name of a state code that is no US state."),
)

_ROW = (
    _ID,
    _OF_FILING,
    _key("issuers", "The issuer of the form, never an owner's CIK."),
    Column("line", "INTEGER", "Place in its table of the form, from 1, over all its rows.", required=True),
    Column("is_derivative", "INTEGER", "0 in Table I, 1 in Table II.", required=True),
    Column("security_title", "TEXT", "Title of the security."),
    Column("conversion_or_exercise_price", "REAL", "Dollars a share."),
    Column("transaction_date", "TEXT", "Day of the transaction."),
    Column("deemed_execution_date", "TEXT", "Day it is deemed executed, where that differs."),
    Column("transaction_form_type", "TEXT", "Form the row belongs to: 4, 5 (early), 3."),
    Column("transaction_code", "TEXT", "One letter: P purchase, S sale, ..."),
    Column("equity_swap_involved", "INTEGER", "1 if an equity swap is involved."),
    Column("transaction_timeliness", "TEXT", "E early, L late, as the filer declares."),
    Column("shares", "REAL", "Shares, or derivative securities in Table II."),
    Column("total_value", "REAL", "Dollars, in Table II instead of shares."),
    Column("price_per_share", "REAL", "Dollars; NULL is unknown, 0 is nothing paid."),
    Column("acquired_disposed_code", "TEXT", "A acquired, D disposed of."),
    Column("exercise_date", "TEXT", "First day on which a derivative can be exercised."),
    Column("expiration_date", "TEXT", "Day a derivative expires."),
    Column("underlying_security_title", "TEXT", "What a derivative turns into."),
    Column("underlying_security_shares", "REAL", "Shares underlying a derivative."),
    Column("underlying_security_value", "REAL", "Dollars underlying a derivative."),
    Column("shares_owned_following", "REAL", "Beneficially owned afterwards, on this line."),
    Column("value_owned_following", "REAL", "Dollars owned afterwards, where not in shares."),
    Column("direct_or_indirect", "TEXT", "D direct, I indirect ownership."),
    Column("nature_of_ownership", "TEXT", "How it is indirectly owned."),
    Column("value", "REAL", "Shares times price, where that is what was paid."),
    Column(
        "as_filed",
        "TEXT",
        "JSON of the numbers whose filed digits say more than the number: 12.50, not 12.5.",
    ),
)

TABLES: tuple[Table, ...] = (
    Table(
        "issuers",
        "Companies whose securities are reported on; one row a company, however named.",
        (
            _ID,
            Column("cik", "TEXT", "Ten digits; NULL while no filing has given one."),
            Column("name", "TEXT", "Its name in the latest filing."),
            Column("name_key", "TEXT", "The name without case, punctuation and legal suffixes."),
            Column("name_as_of", "TEXT", "Date of that filing."),
            Column("ticker", "TEXT", "Trading symbol in the latest filing that states one."),
            Column("ticker_as_of", "TEXT", "Date of that filing."),
            Column("foreign_ticker", "TEXT", "Symbol on a foreign exchange; since March 2026."),
            Column("sic", "TEXT", "Standard Industrial Classification."),
            Column("irs_number", "TEXT", "IRS number."),
            Column("state_of_incorporation", "TEXT", "EDGAR's code of the state."),
            Column("fiscal_year_end", "TEXT", "Month and day, MMDD."),
            Column("file_number", "TEXT", "SEC file number."),
            *_ADDRESS,
        ),
        unique=(("cik",),),
        indexes=(("name_key",), ("name",), ("ticker",)),
    ),
    Table(
        "issuer_names",
        "Every name an issuer has borne in a filing, former names included.",
        (
            _ID,
            _key("issuers", "Who bore it."),
            Column("name", "TEXT", "The name as filed.", required=True),
            Column("name_key", "TEXT", "The name as it is compared.", required=True),
            Column("changed_date", "TEXT", "Day it was given up; NULL for a name in use."),
        ),
        unique=(("issuer_id", "name"),),
        indexes=(("name_key",),),
        full_text=("name",),
    ),
    Table(
        "issuer_tickers",
        "Every trading symbol an issuer has had; different companies may have had one.",
        (_ID, _key("issuers", "Who had it."), Column("ticker", "TEXT", "As filed.", required=True)),
        unique=(("issuer_id", "ticker"),),
        indexes=(("ticker",),),
        full_text=("ticker",),
    ),
    Table(
        "reporting_owners",
        "Insiders: persons and entities that Forms 3, 4 and 5 are filed for.",
        (
            _ID,
            Column("cik", "TEXT", "Ten digits; NULL while no filing has given one."),
            Column("name", "TEXT", "Name in the latest filing, surname first for persons."),
            Column("name_as_of", "TEXT", "Date of that filing."),
            Column("name_key", "TEXT", "The name as it is compared."),
            _key("issuers", "Set while there is no CIK: the name is known only there.", False),
        ),
        unique=(("cik",),),
        indexes=(("name_key",), ("name",)),
    ),
    Table(
        "reporting_owner_names",
        "Every name an insider has borne in a filing.",
        (
            _ID,
            _key("reporting_owners", "Who bore it."),
            Column("name", "TEXT", "The name as filed.", required=True),
            Column("name_key", "TEXT", "The name as it is compared.", required=True),
        ),
        unique=(("reporting_owner_id", "name"),),
        indexes=(("name_key",),),
        full_text=("name",),
    ),
    Table(
        "issuer_owners",
        "Which insiders have filed on which issuer.",
        (
            _ID,
            _key("issuers", "The issuer."),
            _key("reporting_owners", "The insider."),
        ),
        unique=(("issuer_id", "reporting_owner_id"),),
        indexes=(("reporting_owner_id",),),
    ),
    Table(
        "filings",
        "One row a filing, of whatever form.",
        (
            _ID,
            Column("accession_number", "TEXT", "EDGAR's key; NULL where the source has none."),
            Column("content_key", "TEXT", "Digest of the text, the key where there is none."),
            _key("issuers", "The issuer; NULL where the filing names none.", False),
            Column("source", "TEXT", "Path it was read from.", required=True),
            Column("source_format", "TEXT", "How it came: ownership-xml, submission, ...", required=True),
            Column("form_type", "TEXT", "As EDGAR writes it: 4, 4/A, NT 10-Q."),
            Column("schema_version", "TEXT", "Version of the ownership XML schema."),
            Column("filed_date", "TEXT", "Official day of filing."),
            Column("accepted_at", "TEXT", "When EDGAR accepted it, Eastern time."),
            Column("signed_date", "TEXT", "Latest date beside a signature."),
            Column("period_of_report", "TEXT", "Form 4: day of the earliest transaction."),
            Column("date_of_original_submission", "TEXT", "Filing day of what it amends."),
            Column("no_securities_owned", "INTEGER", "Form 3: nothing is owned."),
            Column("not_subject_to_section16", "INTEGER", "The exit box."),
            Column("form3_holdings_reported", "INTEGER", "The first box of Form 5."),
            Column("form4_transactions_reported", "INTEGER", "The second box of Form 5."),
            Column("aff10b5_one", "INTEGER", "The Rule 10b5-1 box; NULL is unknown."),
            Column("remarks", "TEXT", "Remarks under the tables."),
            Column("issuer_cik", "TEXT", "The issuer's CIK as this filing gives it."),
            Column("issuer_name", "TEXT", "The issuer's name as this filing gives it."),
            Column("issuer_ticker", "TEXT", "The symbol as this filing gives it."),
            Column("issuer_details", "TEXT", "JSON: what else this filing says of the issuer."),
        ),
        unique=(("accession_number",), ("content_key",)),
        indexes=(("issuer_id", "filed_date"), ("filed_date",), ("form_type",)),
    ),
    Table(
        "sources",
        "The bytes that were received, compressed by zlib; several for one filing.",
        (
            _ID,
            _OF_FILING,
            Column("source", "TEXT", "Path it was read from.", required=True),
            Column("source_format", "TEXT", "How it came.", required=True),
            Column("sha256", "TEXT", "Digest of the bytes.", required=True),
            Column("added_at", "TEXT", "When it was added, UTC.", required=True),
            Column("content", "BLOB", "The bytes, compressed.", required=True),
        ),
        unique=(("sha256",),),
        indexes=(("filing_id",),),
    ),
    Table(
        "filing_texts",
        "The words of a filing for searching: its remarks, or its whole primary document.",
        (
            Column("id", "INTEGER", "The filing's id.", references="filings"),
            Column("text", "TEXT", "Plain text.", required=True),
        ),
        full_text=("text",),
    ),
    Table(
        "filing_owners",
        "Who filed: the owners of a form with their roles at the time.",
        (
            _ID,
            _OF_FILING,
            _key("reporting_owners", "The insider."),
            _POSITION,
            Column("cik", "TEXT", "As this filing gives it."),
            Column("name", "TEXT", "As this filing gives it."),
            Column("is_director", "INTEGER", "Director."),
            Column("is_officer", "INTEGER", "Officer."),
            Column("is_ten_percent_owner", "INTEGER", "Owner of more than ten per cent."),
            Column("is_other", "INTEGER", "Some other relationship."),
            Column("officer_title", "TEXT", "Title of an officer."),
            Column("other_text", "TEXT", "What the other relationship is."),
            *_ADDRESS,
        ),
        unique=(("filing_id", "position"),),
        indexes=(("reporting_owner_id",),),
    ),
    Table(
        "transactions",
        "Rows of Table I and Table II with a date or a code.",
        _ROW,
        unique=(("filing_id", "is_derivative", "line"),),
        indexes=(("issuer_id",), ("transaction_date",), ("transaction_code",), ("security_title",)),
    ),
    Table(
        "holdings",
        "Rows of Table I and Table II with neither a date nor a code.",
        _ROW,
        unique=(("filing_id", "is_derivative", "line"),),
        indexes=(("issuer_id",), ("security_title",)),
    ),
    Table(
        "security_titles",
        "Every title of a security that rows bear, once, for searching.",
        (_ID, Column("title", "TEXT", "As filed.", required=True)),
        unique=(("title",),),
        full_text=("title",),
    ),
    Table(
        "footnotes",
        "Footnotes in full.",
        (
            _ID,
            _OF_FILING,
            _POSITION,
            Column("key", "TEXT", "F1, F2, ... as marked in the tables.", required=True),
            Column("text", "TEXT", "The footnote.", required=True),
        ),
        unique=(("filing_id", "key"),),
        full_text=("text",),
    ),
    Table(
        "footnote_marks",
        "Which footnote is marked on which cell of which row.",
        (
            _ID,
            _OF_FILING,
            _key("transactions", "The row, if it is a transaction.", False),
            _key("holdings", "The row, if it is a holding.", False),
            _POSITION,
            Column("column_name", "TEXT", "The cell's column.", required=True),
            Column("key", "TEXT", "The footnote's key, even if no such footnote is given.", required=True),
            _key("footnotes", "The footnote, if it is given.", False),
        ),
        indexes=(("filing_id",), ("transaction_id",), ("holding_id",), ("footnote_id",)),
    ),
    Table(
        "signatures",
        "Who signed, and when.",
        (
            _ID,
            _OF_FILING,
            _POSITION,
            Column("name", "TEXT", "As signed."),
            Column("date", "TEXT", "Day beside the signature."),
            _key("reporting_owners", "The insider who signed, if one can be told.", False),
            Column("matched_by", "TEXT", "How the insider was told: name."),
        ),
        unique=(("filing_id", "position"),),
        indexes=(("reporting_owner_id",),),
    ),
    Table(
        "documents",
        "Documents of an EDGAR submission.",
        (
            _ID,
            _OF_FILING,
            _POSITION,
            Column("sequence", "INTEGER", "EDGAR's number of the document."),
            Column("type", "TEXT", "EDGAR's type: 4, EX-99.1."),
            Column("filename", "TEXT", "Name as submitted; never used as a path."),
            Column("description", "TEXT", "As submitted."),
            Column("size", "INTEGER", "Bytes of its text.", required=True),
        ),
        unique=(("filing_id", "position"),),
    ),
    Table(
        "late_filings",
        "Forms 12b-25.",
        (
            Column("id", "INTEGER", "The filing's id.", references="filings"),
            Column("report_form", "TEXT", "The late report: 10-K, 10-Q."),
            Column("transition_report", "INTEGER", "It is a transition report."),
            Column("period_ended", "TEXT", "End of the period it covers."),
            Column("commission_file_number", "TEXT", "SEC file number."),
            Column("relief_requested", "INTEGER", "The box of Part II."),
            Column("narrative", "TEXT", "Part III: why it is late."),
            Column("contact_name", "TEXT", "Part IV (1)."),
            Column("contact_phone", "TEXT", "Part IV (1)."),
            Column("other_reports_filed", "INTEGER", "Part IV (2)."),
            Column("significant_change_anticipated", "INTEGER", "Part IV (3)."),
            Column("explanation", "TEXT", "Part IV (3): the change explained."),
            Column("signed_by", "TEXT", "Printed name."),
            Column("signed_title", "TEXT", "Printed title."),
            Column("signed_date", "TEXT", "Day of signing."),
        ),
    ),
    Table(
        "tender_offers",
        "Schedules TO.",
        (
            Column("id", "INTEGER", "The filing's id.", references="filings"),
            Column("amendment_number", "INTEGER", "NULL on the original."),
            Column("subject_company", "TEXT", "Whose securities are sought."),
            Column("filing_person", "TEXT", "Who makes the offer."),
            Column("offer_by_issuer", "INTEGER", "The issuer offers for its own securities."),
            Column("security_title", "TEXT", "Title of the class."),
            Column("cusip", "TEXT", "CUSIP number of the class."),
            Column("contact", "TEXT", "Who receives notices."),
            Column("preliminary_communication", "INTEGER", "Box: before commencement only."),
            Column("third_party_tender_offer", "INTEGER", "Box: Rule 14d-1."),
            Column("issuer_tender_offer", "INTEGER", "Box: Rule 13e-4."),
            Column("going_private", "INTEGER", "Box: Rule 13e-3."),
            Column("schedule_13d_amendment", "INTEGER", "Box: Rule 13d-2."),
            Column("final_amendment", "INTEGER", "Box: reports the results."),
            Column("cross_border_issuer", "INTEGER", "Box: Rule 13e-4(i)."),
            Column("cross_border_third_party", "INTEGER", "Box: Rule 14d-1(d)."),
            Column("original_filed_date", "TEXT", "Day the original was filed."),
            Column("signed_by", "TEXT", "Printed name."),
            Column("signed_title", "TEXT", "Printed title."),
            Column("signed_date", "TEXT", "Day of signing."),
        ),
    ),
    Table(
        "tender_offer_items",
        "Items of a Schedule TO.",
        (
            _ID,
            _OF_FILING,
            _POSITION,
            Column("number", "TEXT", "12, or 1-11 where grouped.", required=True),
            Column("title", "TEXT", "The item's title."),
            Column("text", "TEXT", "What it says."),
        ),
        unique=(("filing_id", "position"),),
    ),
    Table(
        "exhibits",
        "Exhibits that a Schedule TO lists.",
        (
            _ID,
            _OF_FILING,
            _POSITION,
            Column("number", "TEXT", "(a)(1)(A), 107.", required=True),
            Column("description", "TEXT", "As listed."),
            Column("filed_herewith", "INTEGER", "Filed with this document."),
        ),
        unique=(("filing_id", "position"),),
    ),
    Table(
        "problems",
        "What could not be read, was guessed, or contradicts itself.",
        (
            _ID,
            _OF_FILING,
            _POSITION,
            Column("severity", "TEXT", "error, warning or note.", required=True),
            Column("where", "TEXT", "Place in the form's own words.", required=True),
            Column("message", "TEXT", "What was seen there.", required=True),
        ),
        indexes=(("filing_id",), ("severity",)),
    ),
)

BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
