"""The roles an insider can be asked for: as ticked on the form, or told by a title.

Titles are written by hand: ``CEO``, ``C.E.O.``, ``Pres. & Chief Exec. Officer``. A role's
patterns are GLOBs on the title in capitals with a blank at either end, so that
``[^A-Z]`` is the edge of a word: COO is no part of COORDINATOR.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Role:
    """One value of ``role:``."""

    name: str
    column: str = ""
    """The box of the form."""
    titles: tuple[str, ...] = ()
    """Patterns of officers' titles."""


def _word(*words: str) -> tuple[str, ...]:
    return tuple(f"*[^A-Z]{word}[^A-Z]*" for word in words)


ROLES = (
    Role("director", column="is_director"),
    Role("officer", column="is_officer"),
    Role("10%", column="is_ten_percent_owner"),
    Role("other", column="is_other"),
    Role("ceo", titles=(*_word("CEO", "C.E.O", "CO-CEO"), "*CHIEF EXEC*")),
    Role("cfo", titles=(*_word("CFO", "C.F.O"), "*CHIEF FIN*")),
    Role("coo", titles=(*_word("COO", "C.O.O"), "*CHIEF OPERAT*", "*CHIEF OPER.*")),
    Role("cto", titles=(*_word("CTO", "C.T.O"), "*CHIEF TECH*")),
    Role("cao", titles=(*_word("CAO", "C.A.O"), "*CHIEF ACC*", "*PRINCIPAL ACC*")),
    Role("president", titles=(*_word("PRES", "PRESIDENT"), "*[^A-Z]PRESIDENT*")),
    Role("vp", titles=_word("VP", "SVP", "EVP", "AVP", "V.P", "VICE PRES")),
    Role("chairman", titles=("*[^A-Z]CHAIR*", *_word("COB"))),
    Role("counsel", titles=("*COUNSEL*", *_word("GC", "CLO"), "*CHIEF LEGAL*")),
    Role("secretary", titles=("*SECRETARY*", "*[^A-Z]SEC[.]*", *_word("SECY"))),
    Role("treasurer", titles=("*TREASURER*", *_word("TREAS"))),
    Role("controller", titles=("*CONTROLLER*", "*COMPTROLLER*")),
)

ROLE_ALIASES = {
    "owner": "10%", "10": "10%", "ten-percent": "10%", "10%owner": "10%", "dir": "director",
    "pres": "president", "chair": "chairman", "chairwoman": "chairman", "cob": "chairman",
    "gc": "counsel", "svp": "vp", "evp": "vp", "vice-president": "vp", "off": "officer",
}  # fmt: skip
"""Other ways to write a role, each for one of :data:`ROLES`."""

_TITLE = "upper(titles.title)"
for _long in ("VICE PRESIDENT", "VICE-PRESIDENT", "VICE PRES."):
    # Else every vice president would be a president.
    _TITLE = f"replace({_TITLE}, '{_long}', 'VP')"


_TITLES = (
    # Each title once, by steps along the index: owners are many, titles few.
    "WITH RECURSIVE titles(title) AS (SELECT min(officer_title) FROM filing_owners"
    " UNION ALL SELECT (SELECT min(n.officer_title) FROM filing_owners AS n"
    " WHERE n.officer_title > titles.title) FROM titles WHERE titles.title IS NOT NULL)"
    " SELECT titles.title FROM titles WHERE "
)


def role_sql(role: Role) -> str:
    """The condition on ``filing_owners AS w`` for an owner with this role."""
    if role.column:
        return f"w.{role.column} = 1"
    alike = " OR ".join(f"' ' || {_TITLE} || ' ' GLOB '{pattern}'" for pattern in role.titles)
    return f"w.officer_title IN ({_TITLES}{alike})"
