"""What the query at hand may go on with: fields, their values, and names from the store.

What the language itself offers is told at once; names, tickers, forms and titles are read
from the store by its indexes, so a few letters are answered in milliseconds on any store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parsers.codes import CODES, FORM_TITLES
from store.fields import FIELDS, MEANT, Field, Takes
from store.jumping import words_of
from store.parties import BY_KIND, Execute, PartyKind
from store.roles import ROLES
from store.tokens import Is, Token, tokens

_LEAST = 2
"""Letters of a bare word from which on names are offered."""
_MOST = 40
"""Options in all: what is further down is found sooner by another letter."""
_FEW = 3
"""Tickers beside a bare word, before the names."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The part of a query that is being typed."""

    start: int
    end: int
    """The cursor's place, where the part ends."""
    field: Field | None
    """Whose value it is; ``None`` for a bare word, which may become a field."""
    typed: str
    """What stands there, without quotation marks and minus."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to go on."""

    text: str
    """What is put in the slot's place."""
    doc: str
    """What it means, in a few words; text of filings, perhaps."""


def slot_at(text: str, cursor: int) -> Slot | None:
    """What is being typed at the cursor; ``None`` where nothing can be offered."""
    if text[cursor : cursor + 1].strip():
        return None  # in the midst of a word
    run = _run(text[:cursor])
    if not run or run[-1].kind is Is.QUOTED:
        return None
    if len(run) > 1 and run[0].kind is Is.TEXT and run[1].kind is Is.SIGN:
        return _value_slot(run, cursor)
    if any(token.kind is Is.SIGN for token in run):
        return None
    typed = "".join(token.text for token in run)
    minus = len(typed) - len(typed.lstrip("-"))
    return Slot(run[0].start + minus, cursor, None, typed[minus:]) if typed[minus:] else None


def _run(text: str) -> list[Token]:
    """The last tokens, as far as no white space parts them."""
    run: list[Token] = []
    for token in tokens(text):
        if token.spaced:
            run = []
        if token.kind is not Is.END:
            run.append(token)
    return run


def _value_slot(run: list[Token], cursor: int) -> Slot | None:
    field = FIELDS.get(run[0].text.lstrip("-").lower())
    last = max(n for n, token in enumerate(run) if token.kind in (Is.SIGN, Is.COMMA))
    if field is None or run[1].text != ":" or (last > 1 and run[last].kind is Is.SIGN):
        return None
    value = run[last + 1 :]
    start = value[0].start if value else cursor
    return Slot(start, cursor, field, "".join(token.text for token in value))


def options(slot: Slot) -> tuple[Option, ...]:
    """What the language offers there, without the store."""
    if slot.field is None:
        return _unless_typed(slot, _fields(slot.typed.lower()))
    if slot.field.takes is Takes.CHOICE:
        return _unless_typed(slot, _choices(slot.field, slot.typed.lower()))
    if slot.field.name == "code":
        return _unless_typed(slot, _codes(slot.typed.lower()))
    return ()


def stored_options(execute: Execute, slot: Slot) -> tuple[Option, ...]:
    """What the store offers there: names, tickers, forms, titles."""
    name = slot.field.name if slot.field else ""
    found: dict[str, Option] = {}
    for option in _unless_typed(slot, _stored(execute, name, slot.typed)):
        found.setdefault(option.text.casefold(), option)
        if len(found) == _MOST:
            break
    return tuple(found.values())


def quoted(value: str) -> str:
    """A value as it is written in a query: in quotation marks where it needs them."""
    plain = " ".join(value.replace('"', " ").split())
    is_plain = plain and not plain.startswith("-") and not any(c in ',:<>= "' for c in plain)
    return plain if is_plain else f'"{plain}"'


def _unless_typed(slot: Slot, found: Iterable[Option]) -> tuple[Option, ...]:
    return tuple(option for option in found if option.text.casefold() != slot.typed.casefold())


def _fields(typed: str) -> Iterator[Option]:
    for field in FIELDS.values():
        if field.name.startswith(typed):
            yield Option(f"{field.name}:", f"{field.doc}, as in {field.example}")
    for other, name in MEANT.items():
        if len(typed) > 2 and other.startswith(typed) and not name.startswith(typed):
            yield Option(f"{name}:", f"{FIELDS[name].doc}, as in {FIELDS[name].example}")


def _choices(field: Field, typed: str) -> Iterator[Option]:
    meant = {field.aliases[alias] for alias in field.aliases if typed and alias.startswith(typed)}
    for choice in field.choices:
        if choice.startswith(typed) or choice in meant:
            yield Option(choice, _choice_doc(field, choice))


def _choice_doc(field: Field, choice: str) -> str:
    if told := CHOICE_DOCS.get((field.name, choice)):
        return told
    if field.name == "role":
        return "by title" if any(r.titles for r in ROLES if r.name == choice) else "as ticked"
    return field.doc


def _codes(typed: str) -> Iterator[Option]:
    """By letter, or by a word of what the code means."""
    for code in CODES.values():
        is_named = len(typed) > 1 and typed in code.label.lower()
        if code.letter.lower().startswith(typed) or is_named:
            yield Option(code.letter, code.label)


def _stored(execute: Execute, field: str, typed: str) -> Iterator[Option]:
    words = words_of(typed)
    if field == "" and len(typed) >= _LEAST:
        yield from _tickers(execute, typed, "ticker:", _FEW)
        for kind in PartyKind:
            yield from _names(execute, kind, typed, words, f"{kind.value}:")
    elif field in ("issuer", "insider"):
        yield from _names(execute, PartyKind(field), typed, words, "")
    elif field == "ticker":
        yield from _tickers(execute, typed, "", _MOST)
    elif field == "form":
        for form in _forms(execute):
            if form.lower().startswith(typed.lower()):
                yield Option(quoted(form), FORM_TITLES.get(form.removesuffix("/A"), ""))
    elif field == "security" and words:
        match = " ".join(f'"{word}"*' for word in words)
        sql = (
            "SELECT n.title FROM security_titles_fts AS x JOIN security_titles AS n"
            " ON n.id = x.rowid WHERE security_titles_fts MATCH ? LIMIT ?"
        )
        for (title,) in execute(sql, (match, _MOST)).fetchall():
            yield Option(quoted(title), "")


def _names(
    execute: Execute, kind: PartyKind, typed: str, words: list[str], before: str
) -> Iterator[Option]:
    """Names that begin as typed, then names with words that do."""
    source = BY_KIND[kind]
    share = _MOST // 2  # so that neither issuers nor insiders take all the room
    ids = [id for (id,) in execute(source.starting, (typed, f"{typed}\U0010ffff", share))]
    if words and len(ids) < share:
        match = " AND ".join(f'"{word}"*' for word in words)
        ids += [id for id, _ in execute(source.matching, (match, share)).fetchall()]
    ids = list(dict.fromkeys(ids))[:share]
    places = ", ".join("?" * len(ids))
    rows = execute(source.naming.format(places=places), ids).fetchall() if ids else []
    known = {row[0]: row for row in rows}
    for id in ids:
        _, name, ticker = known.get(id, (id, None, None))
        if name and words_of(name):
            yield Option(before + quoted(name), f"{kind.value} {ticker or ''}".rstrip())


def _tickers(execute: Execute, typed: str, before: str, most: int) -> Iterator[Option]:
    sql = (
        "SELECT n.ticker, i.name FROM issuer_tickers AS n JOIN issuers AS i ON i.id = n.issuer_id"
        " WHERE n.ticker >= ? AND n.ticker < ? ORDER BY n.ticker LIMIT ?"
    )
    start = typed.upper()
    for ticker, name in execute(sql, (start, f"{start}\U0010ffff", most)).fetchall():
        yield Option(before + quoted(ticker), name or "")


def _forms(execute: Execute) -> list[str]:
    """Every form in the store, by steps along the index: filings are many, forms few."""
    sql = (
        "WITH RECURSIVE forms(form) AS (SELECT min(form_type) FROM filings UNION ALL"
        " SELECT (SELECT min(f.form_type) FROM filings AS f WHERE f.form_type > forms.form)"
        " FROM forms WHERE forms.form IS NOT NULL) SELECT form FROM forms WHERE form IS NOT NULL"
    )
    return [str(row[0]) for row in execute(sql).fetchall()]


CHOICE_DOCS: dict[tuple[str, str], str] = {
    ("own", "direct"): "owned directly",
    ("own", "indirect"): "owned through a trust, a spouse, a fund ...",
    ("table", "1"): "Table I: securities that are no derivatives",
    ("table", "2"): "Table II: options and other derivatives",
    ("plan", "yes"): "the Rule 10b5-1 box is ticked",
    ("plan", "no"): "the Rule 10b5-1 box is there and not ticked",
    ("plan", "unknown"): "a form without the Rule 10b5-1 box",
    ("late", "yes"): "filed after it was due",
    ("late", "no"): "filed in time",
    ("late", "unknown"): "whether it was in time cannot be told",
    ("is", "amendment"): "of a form that amends another",
    ("is", "holding"): "holdings alone",
    ("is", "joint"): "of several reporting owners",
    ("is", "superseded"): "replaced by a row of an amendment",
    ("has", "footnote"): "with a footnote on the row",
    ("has", "problem"): "of filings with an error or a warning of the reader",
    ("role", "10%"): "owner of more than ten percent",
    ("role", "ceo"): "chief executive officer, by title",
    ("role", "cfo"): "chief financial officer, by title",
    ("role", "coo"): "chief operating officer, by title",
    ("role", "cto"): "chief technology officer, by title",
    ("role", "cao"): "chief accounting officer, by title",
    ("role", "vp"): "vice president of any kind, by title",
}
"""What a value of a field means, in a few words, where that is not plain."""
