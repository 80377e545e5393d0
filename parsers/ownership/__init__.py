"""Forms 3, 4 and 5: one reader for the XML, one for pages.

The SEC's HTML pages and the text that scrapers make of them are the same page twice, and
what filers typed before June 2003 is its ancestor: each becomes a grid of lines and cells,
and one module turns the grid into a filing.
Envelopes, archives and other forms do not belong here.
"""
