"""How fast and how large reading is, measured beside a yardstick in the same run.

``make bench`` runs :mod:`benchmarks.run` and writes ``RESULTS.md``. Each topic is one
module that gives measurements; nothing here is part of the tests, and nothing in the
program imports it.
"""
