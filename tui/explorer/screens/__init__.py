"""Screens: the lists, one whole filing, and the dialogs over them."""
