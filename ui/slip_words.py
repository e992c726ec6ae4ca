"""By how many days something moved, in words: one number, or an interval where a date is one."""

from __future__ import annotations

from i18n import Speech


def moved_by(least: int, most: int, say: Speech) -> str:
    """Return by how many days a planned date moved; later is positive."""
    if least == most:
        key = "later" if least > 0 else "earlier"
        return say(f"changes.{key}", days=say.number(abs(least), 0))
    if least >= 0:
        return say("changes.later_between", least=_days(least, say), most=_days(most, say))
    if most <= 0:
        return say("changes.earlier_between", least=_days(-most, say), most=_days(-least, say))
    return say("changes.moved_between", least=_days(-least, say), most=_days(most, say))


def days_between(least: int, most: int, say: Speech) -> str:
    """Return how many days something is past: one number, or the least and the most."""
    if least == most:
        return _days(least, say)
    return say("changes.days_between", least=_days(least, say), most=_days(most, say))


def _days(days: int, say: Speech) -> str:
    return say.number(days, 0)
