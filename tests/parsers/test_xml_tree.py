"""XML as filed, sound or broken, to a tree."""

from __future__ import annotations

from typing import Any

import pytest

from parsers.errors import NotAFiling
from parsers.xml_tree import bare_attributes, parse_xml


def told(element: Any) -> Any:
    """A tree as nested tuples: name and text, or name and children."""
    if len(element):
        return (element.tag, [told(child) for child in element])
    return (element.tag, element.text)


SOUND = {
    "around it": ("<?xml version='1.0'?> words <a><b>1</b></a> words", ("a", [("b", "1")])),
    "white space": ("<a>\n  <b>1</b>\n</a>", ("a", [("b", "1")])),
    "comment in a value": ("<a><b>1<!-- 2 -->3</b></a>", ("a", [("b", "13")])),
    "instruction": ("<a><?php 1 ?><b>1</b></a>", ("a", [("b", "1")])),
    "character data": ("<a><b><![CDATA[1 < 2 & 3]]></b></a>", ("a", [("b", "1 < 2 & 3")])),
    "namespace": ("<n:a xmlns:n='x'><n:b>1</n:b></n:a>", ("a", [("b", "1")])),
    "namespace for all": ("<a xmlns='x'><b>1</b></a>", ("a", [("b", "1")])),
}


@pytest.mark.parametrize("name", SOUND)
def test_sound_xml_is_read_without_a_word(name):
    text, tree = SOUND[name]
    root, problem = parse_xml(text, "a")
    assert (told(root), problem) == (tree, None)


BROKEN = {
    "left open": ("<a><b>1<c>2</a>", ("a", [("b", [("c", "2")])])),
    "cut at the end": ("<a><b>1</b><c>2", ("a", [("b", "1"), ("c", None)])),
    "misspelt end": ("<a><b>1</d><c>2</c></a>", ("a", [("b", "1"), ("c", "2")])),
    "stray end": ("<a></c><b>1</b></c></a>", ("a", [("b", "1")])),
    "names of HTML": ("<a><b>R&amp;D&nbsp;Co</b></a>", ("a", [("b", "R&D\xa0Co")])),
    "ampersand alone": ("<a><b>R & D</b></a>", ("a", [("b", "R & D")])),
    "no character": ("<a><b>1\x00\x0b2&#0;</b></a>", ("a", [("b", "12\N{REPLACEMENT CHARACTER}")])),
    "prefix of nobody": ("<a><n:b>1</n:b></a>", ("a", [("b", "1")])),
    "character data": ("<a><b><![CDATA[<1>]]></b><c>", ("a", [("b", "<1>"), ("c", None)])),
    "namespace": ("<n:a xmlns:n='x' xmlns='y'><n:b>1</n:b><c>", ("a", [("b", "1"), ("c", None)])),
    "open comment": ("<a><b>1</b><!-- <c>2</c>", ("a", [("b", "1")])),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_xml_is_read_as_far_as_it_goes(name):
    text, tree = BROKEN[name]
    root, problem = parse_xml(text, "a")
    assert told(root) == tree
    assert problem
    assert problem.startswith("not well-formed, read as far as it goes: ")


def test_a_tag_that_was_cut_with_its_line_is_joined():
    first = f"<a>{'x' * 1018}</"
    assert len(first) == 1023  # where EDGAR cuts
    root, problem = parse_xml(f"{first}\na>", "a")
    assert (told(root), problem) == (("a", "x" * 1018), None)


def test_the_last_of_two_documents_counts():
    root, problem = parse_xml("<a><b>1</b></a>\n<a><b>2</b></a>", "a")
    assert told(root) == ("a", [("b", "2")])
    assert problem == "more than one document in it; read the last"


def test_attributes_of_other_namespaces_are_the_validators_own():
    root, _ = parse_xml("<a xmlns:x='y' x:nil='true' id='F1'/>", "a")
    assert bare_attributes(root) == {"id": "F1"}


def test_what_nests_too_deep_stands_side_by_side():
    root, problem = parse_xml("<a>" + "<b>" * 5000 + "1" + "</b>" * 5000 + "</a>", "a")
    assert problem
    depth = 0
    node = root
    while len(node):
        node, depth = node[0], depth + 1
    assert depth < 300
    assert "".join(root.itertext()) == "1"


@pytest.mark.parametrize(
    "text", ["", "<b/>", "a <a", "<!DOCTYPE a><a/>", "<a>&e;</a><!entity e 'x'>"]
)
def test_what_is_no_such_xml_is_refused(text):
    with pytest.raises(NotAFiling):
        parse_xml(text, "a")
