"""The fields of the query language: one row a field, with what it means in SQL.

SQL is written in the aliases that every view shares: ``f`` for the filing, ``t`` for a
row of Table I or II. Values are always bound, never written into SQL. Letter case is
set aside on the column or in the value, for SQLite forgets a collation after ``?``
where it makes one IN of several comparisons.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Takes(Enum):
    """What a field takes as a value."""

    WORDS = "words"
    """Words to be looked for by full-text search."""
    TEXT = "text"
    """One of the values as they are stored, letter case aside."""
    CHOICE = "choice"
    NUMBER = "number"
    DATE = "date"


class Of(Enum):
    """What a field speaks of."""

    FILING = "filing"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the query language."""

    name: str
    takes: Takes
    of: Of
    sql: str
    """WORDS, TEXT: a condition with one ``?``. NUMBER, DATE: what is compared. CHOICE: unused."""
    doc: str
    example: str
    choices: dict[str, str] = field(default_factory=dict)
    """CHOICE: each value's condition, without parameters."""


def _owner_has(condition: str) -> str:
    return f"f.id IN (SELECT o.filing_id FROM filing_owners AS o WHERE {condition})"


def _title_like(*patterns: str) -> str:
    alike = " OR ".join(f"o.officer_title LIKE '{pattern}'" for pattern in patterns)
    return _owner_has(f"o.is_officer AND ({alike})")


_ROLES = {
    "director": _owner_has("o.is_director"),
    "officer": _owner_has("o.is_officer"),
    "10%": _owner_has("o.is_ten_percent_owner"),
    "other": _owner_has("o.is_other"),
    "ceo": _title_like("%CEO%", "%chief executive%"),
    "cfo": _title_like("%CFO%", "%chief financial%"),
    "coo": _title_like("%COO%", "%chief operating%"),
    "president": _title_like("president%", "% president%", "pres%"),
    "chairman": _title_like("%chair%", "%COB%"),
    "counsel": _title_like("%counsel%", "%GC%", "%chief legal%"),
}

IN_ISSUER = (
    "f.issuer_id IN (SELECT n.issuer_id FROM issuer_names_fts AS x"
    " JOIN issuer_names AS n ON n.id = x.rowid WHERE issuer_names_fts MATCH ?"
    " UNION SELECT n.issuer_id FROM issuer_tickers_fts AS x"
    " JOIN issuer_tickers AS n ON n.id = x.rowid WHERE issuer_tickers_fts MATCH ?)"
)
IN_INSIDER = (
    "f.id IN (SELECT o.filing_id FROM reporting_owner_names_fts AS x"
    " JOIN reporting_owner_names AS n ON n.id = x.rowid"
    " JOIN filing_owners AS o ON o.reporting_owner_id = n.reporting_owner_id"
    " WHERE reporting_owner_names_fts MATCH ?"
    " UNION SELECT s.filing_id FROM reporting_owner_names_fts AS x"
    " JOIN reporting_owner_names AS n ON n.id = x.rowid"
    " JOIN signatures AS s ON s.reporting_owner_id = n.reporting_owner_id"
    " WHERE reporting_owner_names_fts MATCH ?)"
)
_TITLES = (
    "SELECT n.title FROM security_titles_fts AS x"
    " JOIN security_titles AS n ON n.id = x.rowid WHERE security_titles_fts MATCH ?"
)
IN_SECURITY = f"(t.security_title IN ({_TITLES}) OR t.underlying_security_title IN ({_TITLES}))"
IN_FOOTNOTE = (
    "f.id IN (SELECT n.filing_id FROM footnotes_fts AS x"
    " JOIN footnotes AS n ON n.id = x.rowid WHERE footnotes_fts MATCH ?)"
)
IN_TEXT = "f.id IN (SELECT x.rowid FROM filing_texts_fts AS x WHERE filing_texts_fts MATCH ?)"

FIELDS: dict[str, Field] = {
    f.name: f
    for f in (
        Field("issuer", Takes.WORDS, Of.FILING, IN_ISSUER,
              "name, former name or ticker of the issuer", "issuer:ault"),
        Field("ticker", Takes.TEXT, Of.FILING,
              "f.issuer_id IN (SELECT n.issuer_id FROM issuer_tickers AS n"
              " WHERE n.ticker COLLATE NOCASE = ?)",
              "trading symbol of the issuer", "ticker:AULT"),
        Field("cik", Takes.TEXT, Of.FILING,
              "? IN (ltrim(f.issuer_cik, '0'), f.issuer_cik) OR f.issuer_id IN"
              " (SELECT n.id FROM issuers AS n WHERE ltrim(n.cik, '0') = ltrim(?, '0'))"
              " OR f.id IN (SELECT o.filing_id FROM filing_owners AS o"
              " JOIN reporting_owners AS n ON n.id = o.reporting_owner_id"
              " WHERE ltrim(n.cik, '0') = ltrim(?, '0'))",
              "CIK of the issuer or of an insider", "cik:896493"),
        Field("insider", Takes.WORDS, Of.FILING, IN_INSIDER,
              "name of a reporting owner, or of an insider who signed", "insider:cragun"),
        Field("role", Takes.CHOICE, Of.FILING, "",
              "role of a reporting owner", "role:ceo,cfo", _ROLES),
        Field("form", Takes.TEXT, Of.FILING,
              "(f.form_type = upper(?) OR f.form_type LIKE ? || ' %'"
              " OR f.form_type = upper(?) || '/A')",
              "form; amendments count, and `NT` stands for all NT forms", "form:4"),
        Field("code", Takes.TEXT, Of.ROW, "t.transaction_code = upper(?)",
              "transaction code", "code:P,S"),
        Field("security", Takes.WORDS, Of.ROW, IN_SECURITY,
              "title of the security, or of the underlying one", "security:option"),
        Field("date", Takes.DATE, Of.ROW, "t.transaction_date",
              "day of the transaction", "date:2023-11-24"),
        Field("filed", Takes.DATE, Of.FILING, "coalesce(f.filed_date, f.signed_date)",
              "day of filing, or of signing where that is all there is", "filed:2023-01..2023-06"),
        Field("shares", Takes.NUMBER, Of.ROW, "t.shares", "shares", "shares:>10k"),
        Field("price", Takes.NUMBER, Of.ROW, "t.price_per_share",
              "dollars a share", "price:<0.10"),
        Field("value", Takes.NUMBER, Of.ROW, "t.value",
              "shares times price, in dollars", "value:>100k"),
        Field("own", Takes.CHOICE, Of.ROW, "", "direct or indirect ownership", "own:indirect",
              {"direct": "t.direct_or_indirect = 'D'", "indirect": "t.direct_or_indirect = 'I'"}),
        Field("table", Takes.CHOICE, Of.ROW, "", "Table I or Table II", "table:2",
              {"1": "t.is_derivative = 0", "2": "t.is_derivative = 1"}),
        Field("plan", Takes.CHOICE, Of.FILING, "", "the Rule 10b5-1 box of the form", "plan:yes",
              {"yes": "f.aff10b5_one = 1", "no": "f.aff10b5_one = 0",
               "unknown": "f.aff10b5_one IS NULL"}),
        Field("footnote", Takes.WORDS, Of.FILING, IN_FOOTNOTE,
              "words of the filing's footnotes", 'footnote:"weighted average"'),
        Field("text", Takes.WORDS, Of.FILING, IN_TEXT,
              "words of the filing's remarks or document", "text:restatement"),
    )
}  # fmt: skip
