"""Filings in, rows out: one SQLite file.

What a filing says is read elsewhere and how rows look on a screen is drawn elsewhere.
Here belong the schema, the writer, identity (which issuer, which person), the query
language, the views that panes, searches and exports share, and reading by them.

Names are imported from the modules themselves, so that reading a store never loads
what writing one needs.
"""
