"""Which issuer, which insider: one row for one company or person, however named.

EDGAR names everyone by CIK; a scraped page names nobody so. An issuer is known by its
CIK if any of its filings gave one, else by its name (former names count) and its
ticker. An insider without a CIK is known by name, and only among the insiders of one
issuer. When a later filing brings the CIK, the two become one. Where two answers are
possible neither is taken: a new row is made and the filing's problems say so.
"""

from store.identity.identity import Identity

__all__ = ["Identity"]
