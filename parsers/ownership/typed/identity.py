"""The boxes of a typed head as the lines that the neutral grid has for them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from parsers import boxes, values
from parsers.codes import OMB_NUMBERS, US_STATES
from parsers.filing import Problem
from parsers.ownership.typed.cells import Notes, canonical
from parsers.ownership.typed.head import HeadBox, head_boxes
from parsers.ownership.typed.lines import TypedLine

_FORM = re.compile(r"\W*form\s*([345])\s*(/\s?a|\(?amended\)?|\(?amendment)?\b", re.IGNORECASE)
_NO_HEADING = re.compile(r"\W*form\s*[345]\s+(?:or|oblig|holding|transac|filed|and)", re.IGNORECASE)
_TITLES = (
    ("3", re.compile(r"initial\s+statement", re.IGNORECASE)),
    ("5", re.compile(r"annual\s+statement", re.IGNORECASE)),
    ("4", re.compile(r"statement\s+of\s+changes", re.IGNORECASE)),
)

_TICK = (
    r"\(\s?[xX]\s?\)|\[\s?[xX]\s?\]|/\s?[xX]\s?/|_{1,40}\s?[xX]\s?_{1,40}|<\s?[xX]\s?>"
    r"|(?<![\w.'])[xX](?![\w.'])"
)
_NO_TICK = r"\(\s{0,4}\)|\[[\s_]{0,4}\]|/\s{1,4}/|__+|<\s{0,3}>"
_MARK = re.compile(rf"(?P<tick>{_TICK}|{boxes.CHECKED})|(?:{_NO_TICK}|{boxes.EMPTY})")
_SENTENCES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"check\s+(?:this\s+)?box\s+if\s+no\b", re.IGNORECASE),
        "Check this box if no longer subject to Section 16.",
    ),
    (re.compile(r"form\s+3\s+holdings\s+reported", re.IGNORECASE), "Form 3 Holdings Reported"),
    (
        re.compile(r"form\s+4\s+transactions\s+reported", re.IGNORECASE),
        "Form 4 Transactions Reported",
    ),
)
_BEFORE = 14
"""Characters before a sentence in which its box stands."""

_NAME_CAPTION = re.compile(
    r"\(\s*last\s*\)\s*\(\s*first\s*\)\s*\(\s*middle[^)]{0,20}\)", re.IGNORECASE
)
_CITY_CAPTION = re.compile(
    r"\(\s*city\s*\)\s*,?\s*\(\s*state\s*\)\s*\(\s*zip[^)]{0,20}\)", re.IGNORECASE
)
_STREET_CAPTION = re.compile(r"\(\s*street\s*\)", re.IGNORECASE)
_STATE_NAMES = "|".join(sorted(map(re.escape, US_STATES), key=len, reverse=True))
_STATE_IN_WORDS = re.compile(
    rf"(?P<city>.{{2,60}}?),?\s+(?P<state>{_STATE_NAMES})\.?,?(?=\s+\d{{5}})", re.IGNORECASE
)
_CITY_LINE = re.compile(r".*\b\d{5}(?:-\d{4})?|.*[A-Z]\d[A-Z]\s?\d[A-Z]\d", re.ASCII)

_LONGEST_NAME = 300
_SYMBOL = r"[A-Z]{1,5}(?:[./-][A-Z]{1,2})?"
_PLACE = r"(?:(?:Nasdaq|NASDAQ|NYSE|AMEX|OTC|OTCBB|Symbol|Ticker)[\w ./]{0,12}[:-]?\s*)?"
_TICKER_BEHIND = re.compile(
    rf"(?P<name>.+?)(?:\s*\(\s*\"?(?P<a>{_PLACE}{_SYMBOL})\"?\s*\)"
    rf"|\s*(?:--?|/|;|,)\s+\"?(?P<b>{_PLACE}{_SYMBOL})\"?)\W*"
)
_TICKER_ALONE = re.compile(rf"\W*({_PLACE}{_SYMBOL})\W*")
_NO_SYMBOLS = frozenset({"USA", "US", "UK", "THE", "INC", "CORP", "CO", "LTD", "LLC", "LP", "PLC"})
_NO_SYMBOLS_IN_BRACKETS = _NO_SYMBOLS | frozenset(US_STATES.values())

_ROLES = (
    ("Director", re.compile(r"\bdirectors?\b", re.IGNORECASE)),
    ("10% Owner", re.compile(r"\b(?:10|ten)\s?(?:%|percent)\s*(?:owner|holder)?", re.IGNORECASE)),
    ("Officer (give title below)", re.compile(r"\bofficer\b", re.IGNORECASE)),
    ("Other (specify below)", re.compile(r"\bother\b", re.IGNORECASE)),
)
_ROLE_HINTS = re.compile(
    r"\(\s*(?:give\s+title(?:\s+below)?|specify(?:\s+below)?|check\s+all\s+applicable)\s*:?\)?",
    re.IGNORECASE,
)
_HINTS_BEGIN = frozenset({"(give", "(specify"})
_HINT_WORDS = _HINTS_BEGIN | {"title", "below)", "below", "title)", "below):", "owner", ":"}
_MORE_THAN_ONE = re.compile(r"filed\s+by\s+more\s+than\s+one", re.IGNORECASE)
_NOTHING = re.compile(r"\W*(?:n\s?/?\s?a|none|not\s+applicable)?\W*", re.IGNORECASE)


def head_lines(lines: Sequence[TypedLine], problems: list[Problem]) -> Iterator[tuple[int, str]]:
    """Source line and text of each line that the neutral grid has for a form's head."""
    found = head_boxes(lines)
    form = form_of(lines)
    amended = _is_amended(lines) or _amendment(found, problems)[0]
    yield lines[0].number if lines else 1, f"FORM {form}{'/A' if amended else ''}"
    yield from _marked_sentences(lines)
    if box := found.get("person"):
        yield box.opened, f"1. Name and Address of Reporting Person {_person(box, problems)}"
    if box := found.get("issuer"):
        yield box.opened, f"2. Issuer Name and Ticker or Trading Symbol {_issuer(box, problems)}"
    yield from _period(found, form, problems)
    if original := _amendment(found, [])[1]:
        yield found["amendment"].opened, f"4. If Amendment, Date Original Filed {original}"
    if box := found.get("relationship"):
        roles = _relationship(box, problems)
        yield box.opened, f"5. Relationship of Reporting Person(s) to Issuer {roles}"
    if (box := found.get("joint")) and _is_joint(box):
        message = "filed by more than one reporting person; box 1 names the first"
        problems.append(Problem("note", "box 7, joint filing", message))


def form_of(lines: Sequence[TypedLine]) -> str:
    """``3``, ``4`` or ``5``, by its heading, its OMB number or its title."""
    for line in lines:
        for piece in line.pieces:
            if (match := _FORM.match(piece.text)) and not _NO_HEADING.match(piece.text):
                return match[1]
    text = " ".join(line.text for line in lines)
    for number, form in OMB_NUMBERS.items():
        if number in text:
            return form
    return next((form for form, title in _TITLES if title.search(text)), "4")


def _is_amended(lines: Sequence[TypedLine]) -> bool:
    return any(
        (match := _FORM.match(piece.text)) is not None and match[2] is not None
        for line in lines
        for piece in line.pieces
    )


def _marked_sentences(lines: Sequence[TypedLine]) -> Iterator[tuple[int, str]]:
    """The boxes above the form; each mark stands right before its sentence."""
    for words, sentence in _SENTENCES:
        for line in lines:
            if match := words.search(line.raw):
                before = line.raw[max(match.start() - _BEFORE, 0) : match.start()]
                mark = list(_MARK.finditer(before))
                box = "" if not mark else _box(mark[-1])
                yield line.number, f"{box} {sentence}".strip()
                break


def _box(mark: re.Match[str]) -> str:
    return boxes.CHECKED if mark["tick"] else boxes.EMPTY


def _person(box: HeadBox, problems: list[Problem]) -> str:
    """Name, street and city, each before its caption, as the form has them."""
    text = " ".join(" ".join(box.values).split())
    if _NAME_CAPTION.search(text):
        text = _NAME_CAPTION.sub("(Last) (First) (Middle)", text)
        text = _CITY_CAPTION.sub("(City) (State) (Zip)", text)
        if match := _STREET_CAPTION.search(text):
            city = text[match.end() :]
            text = text[: match.end()] + _STATE_IN_WORDS.sub(_with_code, city, count=1)
        return text
    lines = [" ".join(line.split()) for line in box.values]
    if not lines:
        return ""
    name, *address = lines
    city = address.pop() if address and _CITY_LINE.fullmatch(address[-1]) else ""
    if address or city:
        message = "name and address are told by their lines alone"
        problems.append(Problem("note", "box 1, reporting person", message))
    city = _STATE_IN_WORDS.sub(_with_code, city, count=1)
    return (
        f"{name} (Last) (First) (Middle) {' '.join(address)} (Street) {city} (City) (State) (Zip)"
    )


def _with_code(match: re.Match[str]) -> str:
    return f"{match['city']}, {US_STATES[match['state'].upper()]}"


def _issuer(box: HeadBox, problems: list[Problem]) -> str:
    """The name, and the symbol in brackets where it can be told from it."""
    lines = [" ".join(line.split()) for line in box.values]
    parts = [part for line in box.values for part in re.split(r"\s{2,}", line) if part]
    text = " ".join(lines)
    if "[" in text or not text or len(text) > _LONGEST_NAME:
        return text
    if (match := _TICKER_BEHIND.fullmatch(text)) and (
        match["b"] or match["a"] not in _NO_SYMBOLS_IN_BRACKETS
    ):
        symbol = match["a"] or match["b"]
        if symbol not in _NO_SYMBOLS:
            return f"{match['name']} [{symbol}]"
    if len(parts) > 1 and (match := _TICKER_ALONE.fullmatch(parts[-1])):
        if match[1] not in _NO_SYMBOLS:
            return f"{' '.join(' '.join(parts[:-1]).split())} [{match[1]}]"
    message = f"no trading symbol can be told in {text[:80]!r}"
    problems.append(Problem("note", "box 2, issuer", message))
    return text


def _period(
    found: dict[str, HeadBox], form: str, problems: list[Problem]
) -> Iterator[tuple[int, str]]:
    """Box 4 asks for a month until August 2002; only a day is a date."""
    caption = {
        "event": "Date of Event Requiring Statement",
        "month": "Date of Earliest Transaction" if form != "5" else
        "Statement for Issuer's Fiscal Year Ended",
    }  # fmt: skip
    for name in ("event", "month"):
        text = " ".join(" ".join(found[name].values).split()) if name in found else ""
        if not text:
            continue
        if day := _day(text):
            yield found[name].opened, f"{caption[name]} {day}"
            return
        if _NOTHING.fullmatch(text):
            continue
        message = f"{text[:60]!r} names no day, and so is no date"
        problems.append(Problem("note", "period of report", message))


def _amendment(found: dict[str, HeadBox], problems: list[Problem]) -> tuple[bool, str | None]:
    """Whether the box of the original's date is filled in, and the date if it is one."""
    text = " ".join(" ".join(found["amendment"].values).split()) if "amendment" in found else ""
    if _NOTHING.fullmatch(text):
        return False, None
    day = _day(text)
    if day is None:
        message = f"{text[:60]!r} names no day, and so is no date"
        problems.append(Problem("note", "date of original submission", message))
    return any(map(str.isdigit, text)), day


def _day(text: str) -> str | None:
    cell = canonical("transaction_date", text.replace(" / ", "/"), Notes())
    day = values.read_date(cell) or values.find_date(text)
    return day.strftime("%m/%d/%Y") if day else None


def _relationship(box: HeadBox, problems: list[Problem]) -> str:
    """The roles in the order of the neutral grid, each behind its mark, then the title."""
    states: dict[str, str] = {}
    rest: list[str] = []
    behind = _marks_stand_behind(box.values)
    for line in box.values:
        place = 0
        found = _roles_on(line, states)
        for n, (start, end, role) in enumerate(found):
            until = found[n + 1][0] if n + 1 < len(found) else len(line)
            begin, stop = (end, until) if behind else (place, start)
            marks = list(_MARK.finditer(line, begin, stop))
            states[role] = _box(marks[0 if behind else -1]) if marks else boxes.EMPTY
            rest.append(line[place : marks[-1].start() if marks and not behind else start])
            place = end
        rest.append(line[place:])
    left = " ".join(rest)
    if not any(map(_MARK.search, box.values)):
        problems.append(Problem("warning", "box 6, relationship", "no boxes are drawn"))
        states = {}
    elif boxes.CHECKED not in states.values():
        message = "no box before a role is ticked"
        problems.append(Problem("warning", "box 6, relationship", message))
    if not behind and any(mark["tick"] for mark in _MARK.finditer(left)):
        message = "a tick stands behind the last role; a tick is taken to the role after it"
        problems.append(Problem("warning", "box 6, relationship", message))
    roles = [f"{states[role]} {role}" for role, _ in _ROLES if role in states]
    return " ".join((*roles, _title(left))).strip()


def _roles_on(line: str, known: Container[str]) -> list[tuple[int, int, str]]:
    """Where the roles on a line begin and end, but for those known already."""
    found = (
        (match.start(), match.end(), role)
        for role, words in _ROLES
        if role not in known and (match := words.search(line))
    )
    return sorted(found)


def _marks_stand_behind(lines: Sequence[str]) -> bool:
    """Is there no mark before the first role, and one in brackets behind the last?

    A line of underscores behind it is to be filled in with a title, and tells nothing.
    """
    text = _ROLE_HINTS.sub(" ", " ".join(lines))
    roles = _roles_on(text, ())
    if not roles or _MARK.search(text[: roles[0][0]]):
        return False
    last = _MARK.search(text, roles[-1][1])
    return (
        last is not None and last[0][:1] in "[(/" and not text[roles[-1][1] : last.start()].strip()
    )


def _title(text: str) -> str:
    words = _MARK.sub(" ", text).split()
    if "(" in text:  # the hints of two roles side by side are torn: "(give (specify title below)"
        hinted = any(word.lower() in _HINTS_BEGIN for word in words)
        words = [word for word in words if not (hinted and word.lower() in _HINT_WORDS)]
    return " ".join(_ROLE_HINTS.sub(" ", " ".join(words)).split()).strip(" :;,-")


def _is_joint(box: HeadBox) -> bool:
    for line in box.values:
        if match := _MORE_THAN_ONE.search(line):
            marks = list(_MARK.finditer(line, 0, match.start()))
            return bool(marks) and marks[-1]["tick"] is not None
    return False
