"""What the commands do: read, store, ask, and print. No Textual here.

Each function takes what was typed and gives the exit status: 0 done, 1 something
named could not be read or found, 2 the command line is wrong.
"""
