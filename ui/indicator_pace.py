"""What was asked of an indicator a year, what was achieved, and what would close the gap."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from i18n import Speech
from indicators import (
    Assessment,
    Indicator,
    Pace,
    Reading,
    Record,
    Status,
    say_amount,
    say_period,
    say_reason,
    say_value,
)
from indicators.final import Final, final
from indicators.gap import gap
from indicators.say import YES_NO, say_gap, unit_between
from indicators.status import DEFINITE, reached
from park.vocabulary import Direction, ValueBound
from ui.markup import tag

_SHORT = frozenset({Status.BEHIND, Status.MISSED})
_UNFINISHED = frozenset({Final.WITHIN, Final.LAST_KNOWN})
_WELL = frozenset({Status.MET, Status.ON_PACE})


def pace_card(found: Record, on: date, say: Speech) -> Markup | None:
    """Return the pace, the range of the end year or why there is none, and the gap.

    None where nothing is asked, and for what is true or not.
    """
    asked, seen = found.indicator, found.pace
    if seen is None or asked.target is None or asked.unit == YES_NO:
        return None
    lines = [*_changes(asked, seen, say), _range(asked, seen, say)]
    return tag(
        "section",
        tag("h3", _title(found, seen, say), class_="twin-title"),
        *(tag("p", one) for one in lines if one),
        tag("h4", say("indicator_page.gap_title")),
        *(tag("p", one) for one in _gap(found, on, say)),
        class_="twin-card twin-indicator",
    )


def _title(found: Record, seen: Pace, say: Speech) -> str:
    """Return what the pace says; it claims only what the status says too."""
    return say(f"indicator_page.pace_{_verdict(found.assessment, seen)}", count=seen.points)


def _verdict(found: Assessment, seen: Pace) -> str:
    if seen.achieved is None:
        return "unknown" if seen.points < 2 else "near"
    if found.status in _SHORT and seen.kept is None and seen.asked is None:
        first, target = seen.first, found.target
        was = first and target and reached(first, target.direction, target.value)
        return "lost" if was else "alone"
    if found.status in _SHORT and seen.kept is False:
        return "short"
    kept = found.status in _WELL or found.reason == "reason.on_pace_at_last"
    return "kept" if kept and seen.kept else "alone"


def _change(asked: Indicator, per_year: float, say: Speech, *ends: Reading | None) -> str:
    """Return a change per year between values; "about" where one of them is."""
    sign = "+" if per_year > 0 else "−" if per_year < 0 else "±"
    said = sign + say_amount(say, abs(per_year), unit_between(asked.unit))
    about = any(one is not None and one.bound is ValueBound.ABOUT for one in ends)
    return say("indicator.bound.about", it=said) if about else said


def _changes(asked: Indicator, seen: Pace, say: Speech) -> list[str]:
    found = []
    if seen.asked is not None and seen.first is not None:
        found.append(
            say("indicator_page.asked", change=_change(asked, seen.asked, say, seen.first),
                since=say_period(say, seen.first.period), value=say_value(say, seen.first))
        )  # fmt: skip
    if seen.achieved is not None and seen.first is not None and seen.latest is not None:
        change = _change(asked, seen.achieved, say, seen.first, seen.latest)
        found.append(
            say("indicator_page.achieved", change=change,
                since=say_period(say, seen.first.period),
                until=say_period(say, seen.latest.period))
        )  # fmt: skip
    return found


def _range(asked: Indicator, seen: Pace, say: Speech) -> str:
    assert asked.target is not None, "only a target has a pace"
    if seen.least is None or seen.most is None:
        return say(seen.why_no_range or "", count=seen.points)
    least, most = (say_amount(say, one, asked.unit) for one in (seen.least, seen.most))
    if seen.about:
        least, most = (say("indicator.bound.about", it=one) for one in (least, most))
    said = {"year": asked.target.due.year, "least": least, "count": seen.points}
    if least == most:
        return say("indicator_page.range_one", **said)
    return say("indicator_page.range_said", most=most, **said)


def _no_gap(found: Record, period: str, say: Speech) -> str:
    """Return that nothing is missing; of a target in every year, of the years that are known."""
    if final(found.assessment) is not Final.SOME_YEARS:
        return say("indicator_page.gap_none", period=period)
    holes = found.assessment.holes
    counts = {name: say.number(float(holes[name] or 0), 0) for name in ("known", "silent")}
    return say("indicator_page.gap_none_years", **counts)


def _gap(found: Record, on: date, say: Speech) -> list[str]:
    """Return the gap in the unit, and the change a year that would close it."""
    reading, target, seen = found.assessment.reading, found.indicator.target, found.pace
    assert target is not None
    assert seen is not None
    if reading.value is None:
        return [say("indicator_page.gap_unknown", reason=say_reason(say, found.assessment))]
    if found.assessment.differing:
        return [say("indicator_page.gap_unknown", reason=say_reason(say, found.assessment))]
    period, away = say_period(say, reading.period), gap(reading, target)
    if away is None:
        return [_no_gap(found, period, say)]
    if not away.amount:
        key = "gap_edge" if away.bound in DEFINITE else "gap_open"
        return [say(f"indicator_page.{key}", period=period)]
    key = "gap_beyond" if target.direction is Direction.AT_MOST else "gap"
    amount = say_gap(say, reading, away)
    said = [say(f"indicator_page.{key}", gap=amount, period=period)]
    if seen.still_needed is not None:
        change = _change(found.indicator, seen.still_needed, say, seen.latest)
        said.append(say("indicator_page.needed", change=change, year=target.due.year))
    elif on > target.due and final(found.assessment) in _UNFINISHED:
        said.append(say("indicator_page.gap_over", due=say_period(say, str(target.due.year))))
    return said
