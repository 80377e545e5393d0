"""All that draws to a terminal: the command line, the renderers, the explorer.

What a filing says belongs in ``parsers``, what is kept of it in ``store``; nothing
here reads a filing or writes a row by itself.
"""

__version__ = "0.1.0"
