"""Any XML as blocks: captions from names, values in tables, prose as prose, all of it bounded."""

import pytest

from parsers.document import Heading, Paragraph, Table, block_text, xml_blocks
from parsers.document.wording import element_words, is_secret
from parsers.document.xml import MOST_ELEMENTS, paragraphs


def lines(xml):
    """The lines of a document's blocks, below its heading."""
    return [line for block in list(xml_blocks(xml))[1:] for line in block_text(block).split("\n")]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("reportingPersonName", "Reporting Person Name"),
        ("issuerCUSIP", "Issuer CUSIP"),
        ("form13FFileNumber", "Form 13F File Number"),
        ("dateOfFirstSale", "Date of First Sale"),
        ("crdNumber", "CRD Number"),
        ("items1To7", "Items 1 to 7"),
        ("\u4e00", "\u4e00"),
    ],
)
def test_element_names_are_words_and_acronyms_stay(name, words):
    assert element_words(name) == words


def test_values_stand_beside_their_captions():
    assert lines("<a><city>Dover</city><isOpen>N</isOpen></a>") == ["City\tDover", "Is Open\tN"]


def test_a_group_has_a_heading_and_a_list_only_those_of_its_members():
    xml = (
        "<a><people><person><id>1</id><b><c>x</c><d>y</d><e>z</e><f>w</f></b></person></people></a>"
    )
    headings = [block_text(b) for b in xml_blocks(xml) if isinstance(b, Heading)]
    assert headings == ["A", "Person", "B"]


def test_a_group_of_a_few_values_is_one_line():
    assert lines("<a><fee><amount>5</amount><isEstimate>true</isEstimate></fee></a>") == [
        "Fee\tAmount: 5; Is Estimate: true"
    ]


def test_addresses_and_names_are_written_on_one_line():
    assert lines(
        "<a><home><zipCode>19901</zipCode><street1>1 Main St</street1><city>Dover</city>"
        "<stateOrCountry>DE</stateOrCountry></home>"
        "<who><lastName>Smith</lastName><firstName>Jo</firstName></who></a>"
    ) == ["Home\t1 Main St, Dover, DE 19901", "Who\tJo Smith"]


def test_repeated_values_are_one_row():
    assert lines("<a><state>DE</state><state>NY</state></a>") == ["State\tDE, NY"]


def test_repeated_flat_records_are_a_table_under_their_captions():
    (_, heading, table) = xml_blocks(
        "<a><bank><bankName>Iron</bankName><fee>1,200</fee></bank>"
        "<bank><bankName>Lead</bankName><fee>30</fee><isNew>Y</isNew></bank></a>"
    )
    assert block_text(heading) == "Bank"
    assert isinstance(table, Table)
    assert table.header_rows == 1
    assert block_text(table).split("\n") == ["Name\tFee\tIs New", "Iron\t1,200\t", "Lead\t30\tY"]
    assert [cell.align for cell in table.rows[1]] == ["left", "right", "left"]


def test_records_too_wide_for_a_table_are_told_one_by_one():
    one = "<b>{}<long>" + "word " * 30 + "</long></b>"
    headings = [
        block_text(block)
        for block in xml_blocks(f"<a>{one.format('<c>1</c><d>2</d><e>3</e>') * 2}</a>")
        if isinstance(block, Heading)
    ]
    assert headings == ["A", "B 1", "B 2"]


def test_attributes_are_values_too():
    assert lines('<a><q isBig="Y" size="4"/><r unit="USD">5</r></a>') == [
        "Q\tIs Big: Y; Size: 4",
        "R\t5 (Unit: USD)",
    ]


def test_an_answer_to_the_question_an_element_is_named_for_stands_in_its_heading():
    blocks = list(xml_blocks('<a><isBig isBig="Y"><b>x</b><c>y</c><d>z</d><e>w</e></isBig></a>'))
    assert block_text(blocks[1]) == "Is Big: Y"
    assert "Is Big" not in block_text(blocks[2])


def test_text_between_elements_is_not_lost():
    assert lines("<a>one<b>two</b>three</a>") == ["one", "three", "B\ttwo"]
    assert lines("<a><c>x</c><d>one<b/>two</d></a>") == ["C\tx", "D\tone two"]


@pytest.mark.parametrize("times", [1, 2])
def test_text_beside_several_attributes_is_not_lost(times):
    shown = lines("<a>" + '<b c="1" d="2">words</b>' * times + "</a>")
    assert shown.count("words") == times
    assert shown.count("C\t1") == times


def test_long_values_are_prose():
    blocks = list(xml_blocks(f"<a><purposeText>{'one two ' * 40}\n\nthree</purposeText></a>"))
    first_words = [block_text(block).split(" ")[0] for block in blocks]
    assert first_words == ["A", "Purpose", "one", "three"]


def test_prose_keeps_its_lines_unless_they_were_filled_to_a_width():
    (listed,) = paragraphs("bought 100\nsold   200")
    assert block_text(listed) == "bought 100\nsold 200"
    filled = "word " * 15 + "\n" + "word " * 15 + "\nend"
    (joined,) = paragraphs(filled)
    assert block_text(joined) == " ".join(filled.split())


@pytest.mark.parametrize(
    "name", ["ccc", "filerCcc", "rptOwnerCcc", "password", "PMAC", "passphrase"]
)
def test_what_opens_a_filers_account_is_never_shown(name):
    assert is_secret(name)
    secret = f"<{name}>s3cret</{name}>"
    xml = f'<a><b>x</b>{secret}<c {name}="s3cret"/><d><e>{secret}</e></d></a>'
    assert "s3cret" not in "".join(lines(xml))


def test_a_document_is_shown_within_bounds():
    deep = "<group>" * 300 + "bottom" + "</group>" * 300
    assert any(block_text(block).endswith("bottom") for block in xml_blocks(deep))
    wide = "<a>" + "<b><c>1</c></b><d>2</d>" * MOST_ELEMENTS + "</a>"
    last = list(xml_blocks(wide))[-1]
    assert isinstance(last, Paragraph)
    assert "not shown" in block_text(last)
