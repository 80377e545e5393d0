"""The fields of the query language: one row a field, with what it means in SQL.

SQL is written in the alias ``f`` for the filing, ``t`` for a row of Table I or II, and in
names in braces that each view fills in: ``{filing}`` and ``{issuer}`` for their ids,
``{one}`` for what a row is, ``{plus}`` for a sign that keeps an index from being used.
Values are always bound, never written into SQL. Letter case is set aside on the column or
in the value, for SQLite forgets a collation after ``?`` where it makes one IN of several
comparisons.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from parsers.codes import CODES
from store.places import FOOTNOTES, INSIDERS, ISSUER_NAMES, TEXTS, TICKERS, TITLES, Place
from store.roles import ROLE_ALIASES, ROLES, Role, role_sql


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
    """What a condition speaks of."""

    FILING = "filing"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the query language."""

    name: str
    takes: Takes
    of: Of
    sql: str
    """TEXT: a condition with ``?`` for the value. NUMBER, DATE: what is compared."""
    doc: str
    example: str
    choices: dict[str, str] = field(default_factory=dict)
    """CHOICE: each value's condition, without parameters."""
    aliases: dict[str, str] = field(default_factory=dict)
    """CHOICE: other ways to write a value."""
    places: tuple[Place, ...] = ()
    """WORDS: where they are looked for."""
    pattern: str = ""
    """TEXT: what a value must look like, and what to call that."""
    pattern_doc: str = ""
    instead: str = ""
    """NUMBER, DATE: what is compared where there is none."""
    is_indexed: bool = False
    """An index finds what matches; of use where that is little."""


def _of_owner(role: Role) -> str:
    """Roles are never rare, so there is no use in beginning with them: hence the plus sign."""
    return f"+{{filing}} IN (SELECT w.filing_id FROM filing_owners AS w WHERE {role_sql(role)})"


def _yes_no(column: str) -> dict[str, str]:
    return {"yes": f"{column} = 1", "no": f"{column} = 0", "unknown": f"{column} IS NULL"}


_YES_NO_ALIASES = {"y": "yes", "n": "no", "1": "yes", "0": "no", "true": "yes", "false": "no"}

FIELDS: dict[str, Field] = {
    f.name: f
    for f in (
        Field("issuer", Takes.WORDS, Of.FILING, "",
              "name, former name or ticker of the issuer", "issuer:ault",
              places=(ISSUER_NAMES, TICKERS)),
        Field("ticker", Takes.TEXT, Of.FILING,
              "{issuer} IN (SELECT n.issuer_id FROM issuer_tickers AS n"
              " WHERE n.ticker COLLATE NOCASE = ?)",
              "trading symbol of the issuer", "ticker:AULT", is_indexed=True),
        Field("cik", Takes.TEXT, Of.FILING,
              "{issuer} IN (SELECT n.id FROM issuers AS n"
              " WHERE n.cik = substr('000000000' || ltrim(?, '0'), -10))"
              " OR {filing} IN (SELECT w.filing_id FROM reporting_owners AS n"
              " JOIN filing_owners AS w ON w.reporting_owner_id = n.id"
              " WHERE n.cik = substr('000000000' || ltrim(?, '0'), -10))",
              "CIK of the issuer or of an insider", "cik:896493",
              pattern="[0-9]{1,10}", pattern_doc="a CIK, which is a number of ten digits at most",
              is_indexed=True),
        Field("insider", Takes.WORDS, Of.FILING, "",
              "name of a reporting owner, or of an insider who signed", "insider:cragun",
              places=(INSIDERS,)),
        Field("role", Takes.CHOICE, Of.FILING, "",
              "role of a reporting owner", "role:ceo,cfo",
              {role.name: _of_owner(role) for role in ROLES}, ROLE_ALIASES),
        Field("form", Takes.TEXT, Of.FILING,
              # A space and an exclamation mark are neighbours: between them is "NT " + anything.
              "{plus}f.form_type IN (upper(?), upper(?) || '/A')"
              " OR ({plus}f.form_type >= upper(?) || ' ' AND {plus}f.form_type < upper(?) || '!')",
              "form; amendments count, and `NT` stands for all NT forms", "form:4",
              is_indexed=True),
        Field("code", Takes.TEXT, Of.ROW, "{plus}t.transaction_code = upper(?)",
              "transaction code", "code:P,S",
              pattern="[A-Za-z/+]{1,3}",
              pattern_doc=f"a transaction code, which is one of {' '.join(CODES)}",
              is_indexed=True),
        Field("security", Takes.WORDS, Of.ROW, "",
              "title of the security, or of the underlying one", "security:option",
              places=(TITLES,)),
        Field("date", Takes.DATE, Of.ROW, "t.transaction_date",
              "day of the transaction", "date:2023-11-24"),
        Field("filed", Takes.DATE, Of.FILING, "f.filed_date",
              "day of filing, or of signing where that is all there is", "filed:2023-01..2023-06",
              is_indexed=True, instead="f.signed_date"),
        Field("shares", Takes.NUMBER, Of.ROW, "t.shares", "shares", "shares:>10k",
              is_indexed=True),
        Field("price", Takes.NUMBER, Of.ROW, "t.price_per_share",
              "dollars a share", "price:<0.10", is_indexed=True),
        Field("value", Takes.NUMBER, Of.ROW, "t.value",
              "shares times price, in dollars", "value:>100k", is_indexed=True),
        Field("own", Takes.CHOICE, Of.ROW, "", "direct or indirect ownership", "own:indirect",
              {"direct": "t.direct_or_indirect = 'D'", "indirect": "t.direct_or_indirect = 'I'"},
              {"d": "direct", "i": "indirect"}),
        Field("table", Takes.CHOICE, Of.ROW, "", "Table I or Table II", "table:2",
              {"1": "t.is_derivative = 0", "2": "t.is_derivative = 1"}, {"i": "1", "ii": "2"}),
        Field("plan", Takes.CHOICE, Of.FILING, "", "the Rule 10b5-1 box of the form", "plan:yes",
              _yes_no("f.aff10b5_one"), _YES_NO_ALIASES),
        Field("late", Takes.CHOICE, Of.ROW, "",
              "filed after it was due, where that can be told", "late:yes",
              _yes_no("t.is_late"), _YES_NO_ALIASES),
        Field("is", Takes.CHOICE, Of.FILING, "",
              "a row of an amendment, a holding, of several owners, replaced by an amendment",
              "is:amendment",
              {"amendment": "{filing} IN (SELECT f.id FROM filings AS f"
                            " WHERE f.form_type LIKE '%/A')",
               "holding": "'{one}' = 'holding'",
               "joint": "+{filing} IN (SELECT w.filing_id FROM filing_owners AS w"
                        " WHERE w.position = 2)",
               "superseded": "t.superseded_by IS NOT NULL"}),
        Field("has", Takes.CHOICE, Of.FILING, "",
              "a footnote on the row, an error or a warning on the filing", "has:footnote",
              {"footnote": "EXISTS (SELECT 1 FROM footnote_marks AS m WHERE m.{one}_id = t.id)",
               "problem": "{filing} IN (SELECT p.filing_id FROM problems AS p"
                          " WHERE p.severity IN ('error', 'warning'))"},
              {"footnotes": "footnote", "problems": "problem", "error": "problem"}),
        Field("footnote", Takes.WORDS, Of.FILING, "",
              "words of the filing's footnotes", 'footnote:"weighted average"',
              places=(FOOTNOTES,)),
        Field("text", Takes.WORDS, Of.FILING, "",
              "words of the filing's remarks or document", "text:restatement", places=(TEXTS,)),
    )
}  # fmt: skip

OF_ROWS = frozenset({("is", "holding"), ("is", "superseded"), ("has", "footnote")})
"""Values that speak of a row, of fields that speak of filings otherwise."""

INDEXED = frozenset({("is", "superseded"), ("has", "problem")})
"""Values that an index finds, of fields that have none otherwise."""

MEANT = {
    "company": "issuer", "name": "issuer", "owner": "insider", "person": "insider",
    "who": "insider", "symbol": "ticker", "title": "role", "type": "form", "amount": "value",
    "qty": "shares", "quantity": "shares", "day": "date", "traded": "date", "note": "footnote",
    "derivative": "table", "10b5": "plan", "ownership": "own", "transaction": "code",
}  # fmt: skip
"""Names that people try, and the field they mean."""
