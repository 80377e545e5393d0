"""Filings and rows to Rich: one set of renderers for the command line and the panes.

Nothing here reads a store or knows a widget; and nothing here loads Textual. Text of a
filing passes through :mod:`store.harmless` before it becomes a Rich ``Text``, and is
never parsed as markup.
"""
