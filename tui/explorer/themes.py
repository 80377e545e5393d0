"""The explorer's own themes, dark and light. Textual's others, ANSI too, are there as well."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="section16-dark",
    primary="#2f6f9f",
    secondary="#5fa8a0",
    accent="#e0a458",
    foreground="#d8dee6",
    background="#10151b",
    surface="#171d25",
    panel="#1f2731",
    success="#7fb069",
    warning="#e0a458",
    error="#e06c75",
    dark=True,
)
LIGHT = Theme(
    name="section16-light",
    primary="#7fb3d8",
    secondary="#2f7f78",
    accent="#a85f00",
    foreground="#1c232b",
    background="#fbfaf7",
    surface="#f0eee8",
    panel="#e6e3da",
    success="#3f7a2a",
    warning="#a85f00",
    error="#b3313d",
    dark=False,
)
THEMES = (DARK, LIGHT)
