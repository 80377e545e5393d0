"""Widgets that know nothing of filings: a virtual table, a text, boxes to type in."""
