"""Colours and weights by meaning. Colour never carries meaning alone."""

from __future__ import annotations

CAPTION = "dim"
VALUE = "bold"
HEADING = "bold"
RULE = "dim"
MARK = "cyan"
ACQUIRED = "green"
DISPOSED = "red"
OPEN_MARKET = "bold"
ERROR = "bold red"
WARNING = "yellow"
NOTE = "dim"
ESTIMATE = "dim italic"

SEVERITIES = {"error": ("!!", ERROR), "warning": ("!", WARNING), "note": ("\u00b7", NOTE)}
"""Severity of a problem to the sign and the style it is shown with."""
