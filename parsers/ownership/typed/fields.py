"""What the columns of both tables hold, in the order in which every copy prints them, as data.

A heading is known by its letters alone, run together: typists break it over as many as
ten lines, in mid-word, with and without hyphens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.ownership.columns import KINDS, Kind

MOST_TEXT = 12
"""Words or pieces that may make up one cell of text."""
_MOST_OTHER = 3
"""``$ 25 1/8``, ``Feb. 7, 2000``: pieces that may make up any other cell."""


@dataclass(frozen=True, slots=True)
class Field:
    """What one column may hold."""

    name: str
    """A column of :data:`parsers.ownership.columns.KINDS`, or several in one."""
    headed: re.Pattern[str]
    """Its heading in small letters without anything between them."""
    holds: tuple[str, ...] = ()
    """The columns that it holds in one, where there are several."""
    must_be_headed: bool = False
    """The form has the column since August 2002 alone: none without its heading."""

    @property
    def kind(self) -> Kind | None:
        """What a cell of it holds; None where it holds several columns."""
        return None if self.holds else KINDS[self.name]

    @property
    def pieces(self) -> int:
        """How many neighbouring pieces may make up a cell."""
        return MOST_TEXT if self.holds or self.kind is Kind.TEXT else _MOST_OTHER


def _field(name: str, headed: str, *holds: str) -> Field:
    return Field(name, re.compile(headed), holds)


_DATE = _field("transaction_date", r"^(?!.*(?:deemed|execution|exerc|expir|code)).*date")
_DEEMED = Field("deemed_execution_date", re.compile(r"deemed|executiondate"), must_be_headed=True)
_CODE = _field("transaction_code", r"code(?!v$)(?!.*instrv$)(?!.*\dv$)")
_VOLUNTARY = _field("voluntary", r"(?:code|instr|trans|action|^)v$")
_CODE_AND_V = _field("transaction_code", r"codev$")
_DIRECT = _field(
    "direct_or_indirect",
    r"^(?!.*nature).*(?:directd?or|orindirect|formdirect|ownershipform|ownerform|dori$)",
)
_NATURE = _field("nature_of_ownership", r"nature")
_OWNED_AFTER = r"owned|endofmonth|fiscalyear|followingrep"
_AMOUNT_I = _field("shares", r"^(?!.*owned).*amount$")
_LETTER = _field("acquired_disposed_code", r"(?:aord|^ad|amountad|instrad|posedofdad|andad)$")
_UNDERLYING = (
    _field("underlying_security_title", r"(?:instr(?:and)?|securit(?:y|ies)|^)title$"),
    _field(
        "underlying_security_shares",
        r"amount(?:ornumber(?:ofshares)?)?$|numberofshares$|^shares$",
    ),
)  # fmt: skip
_UNDERLYING_IN_ONE = _field(
    "underlying",
    r"titleand(?:amount|number)(?:of(?:shares|securities|underlying\w*))?(?:instr(?:and)?)?$",
    "underlying_security_title", "underlying_security_shares",
)  # fmt: skip
_DATES = (
    _field("exercise_date", r"(?:^|year|date)(?:date)?exer\w{0,3}(?:cis)?(?:able)?$|cisable$"),
    _field("expiration_date", r"expir\w{0,2}(?:ation)?(?:date)?$|tiondate$"),
)  # fmt: skip
_DATES_IN_ONE = _field("dates", r"exercisableandexpiration", "exercise_date", "expiration_date")

Group = tuple[tuple[Field, ...], ...]
"""The ways in which one part of a table is printed; each its fields in order."""

_TABLE_I: tuple[Group, ...] = (
    ((_field("security_title", r"titleof"),),),
    ((_DATE,),),
    ((_DEEMED,),),
    ((_CODE, _VOLUNTARY), (_CODE_AND_V,)),
    (
        (_AMOUNT_I, _LETTER),
        (_field("number_and_letter", r"amountaord$", "shares", "acquired_disposed_code"),),
    ),
    ((_field("price_per_share", r"price$"),),),
    ((_field("shares_owned_following", rf"{_OWNED_AFTER}|amountofsecurities"),),),
    ((_DIRECT,),),
    ((_NATURE,),),
)
_NUMBER_II = r"^(?!.*owned)(?!.*underlying).*number(?:of)?deriv"
_TABLE_II: tuple[Group, ...] = (
    ((_field("security_title", r"titleof(?:deriv|sec)"),),),
    ((_field("conversion_or_exercise_price", r"conver|exerciseprice"),),),
    ((_DATE,),),
    ((_DEEMED,),),
    ((_CODE, _VOLUNTARY), (_CODE_AND_V,)),
    (
        (
            _field("acquired", rf"{_NUMBER_II}.*ofd.*(?:a|amounta)$|^a$"),
            _field("disposed", rf"{_NUMBER_II}.*ofd.*\w(?<!ofd)(?<!aor)d$|^d$"),
        ),
        (_field("shares", rf"{_NUMBER_II}.*(?:amount|ofd|number)$"), _LETTER),
        (_field("number_and_letter", rf"{_NUMBER_II}", "shares", "acquired_disposed_code"),),
    ),
    (_DATES, (_DATES_IN_ONE,)),
    (_UNDERLYING, (_UNDERLYING_IN_ONE,)),
    ((_field("price_per_share", r"^(?!.*(?:conver|exercise)).*price"),),),
    ((_field("shares_owned_following", _OWNED_AFTER),),),
    ((_DIRECT,),),
    ((_NATURE,),),
)
_FORM_3_TABLE_I: tuple[Group, ...] = (
    ((_field("security_title", r"titleof"),),),
    ((_field("shares_owned_following", r"amountof|owned"),),),
    ((_DIRECT,),),
    ((_NATURE,),),
)
_FORM_3_TABLE_II: tuple[Group, ...] = (
    ((_field("security_title", r"titleof(?:deriv|sec)"),),),
    (_DATES, (_DATES_IN_ONE,)),
    (_UNDERLYING, (_UNDERLYING_IN_ONE,)),
    ((_field("conversion_or_exercise_price", r"conver|exerciseprice|price"),),),
    ((_DIRECT,),),
    ((_NATURE,),),
)
TABLES: dict[tuple[str, bool], tuple[Group, ...]] = {
    # (form, Table II): its parts in order
    ("3", False): _FORM_3_TABLE_I,
    ("3", True): _FORM_3_TABLE_II,
    ("4", False): _TABLE_I,
    ("4", True): _TABLE_II,
    ("5", False): _TABLE_I,
    ("5", True): _TABLE_II,
}
