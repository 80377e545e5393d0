"""Objects of the model to columns and back."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from parsers.filing import Row
from store.records import built, columns_of, digits_lost

FIELDS = ("line", "is_derivative", "price_per_share", "shares")


def through(row: Row) -> Row:
    values = dict.fromkeys(Row.__dataclass_fields__)
    values.update(zip(FIELDS, columns_of(row, FIELDS), strict=True))
    return built(Row, values, digits_lost(row), footnotes={})


@given(st.decimals(min_value=0, max_value=10**12, places=4) | st.none(), st.integers(0, 10**16))
def test_numbers_come_back_with_the_digits_filed(price, shares):
    row = Row(line=1, is_derivative=False, price_per_share=price, shares=Decimal(shares))
    back = through(row)
    assert str(back.price_per_share) == str(price)
    assert str(back.shares) == str(shares)


def test_only_what_a_real_loses_is_kept_beside_it():
    assert digits_lost(Row(1, False, price_per_share=Decimal("12.5"), shares=Decimal(100))) is None
    assert digits_lost(Row(1, False, price_per_share=Decimal("12.50"))) == (
        '{"price_per_share": "12.50"}'
    )
