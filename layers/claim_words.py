"""A value as a source claims it, in the reader's words: money as money everywhere else."""

from __future__ import annotations

from i18n import Speech
from park.vocabulary import INVESTMENT


def claim_words(field: str, value: str, bound: str, say: Speech) -> str:
    """Return what is claimed of a field, with how it bounds the true value."""
    return say(f"claim_bound.{bound or '='}", value=_value(field, value, say))


def _value(field: str, value: str, say: Speech) -> str:
    if field != INVESTMENT:
        return value
    try:
        return say.money(float(value))
    except ValueError:
        # A source that gives no plain number is repeated as it is.
        return value
