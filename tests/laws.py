"""How many examples a law is tried with: all of them in the full run, fewer in the usual one."""

from __future__ import annotations

from hypothesis import settings

ALL, FEWER = 100, 30
"""Examples of a law that asks for no number of its own."""


def load(*, full: bool) -> None:
    """Set how thoroughly laws are tried; before any law is imported."""
    settings.register_profile("laws", max_examples=ALL if full else FEWER)
    settings.load_profile("laws")


def examples(most: int) -> int:
    """Return how many examples of `most` this run tries."""
    return most * settings().max_examples // ALL
