"""Panes: a title, a widget, and the questions it asks of the store."""
