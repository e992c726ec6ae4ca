"""Closed vocabularies of the domain, in the order they are listed to a reader.

Each value is what stands in the data files; the words for people are in the catalogues
of `i18n`, and a test knows under which key.
"""

from enum import StrEnum

NO_ZONE = "unknown"
"""The zone filter's token for projects whose zone no source states."""

NO_STAGE = "none"
"""The stage filter's token for projects without any certain stage on the day asked."""

NO_UNIT = "none"
"""The unit filter's token for projects for which no source names a responsible unit."""


INVESTMENT = "investment_yi_cny"
"""Field of a project: its stated investment in hundreds of millions of yuan, 亿元."""

PERCENT, SHARE_OF_WHOLE = "percent", "percent_of_whole"
PERCENTAGES = frozenset({PERCENT, SHARE_OF_WHOLE})
"""Units written with %: of a rate, which knows no limit, and of a part of a whole, at most 100."""


class Origin(StrEnum):
    """Where a project or indicator comes from."""

    PLAN = "plan"
    REPORTED = "reported"


class InPark(StrEnum):
    """Whether a source places a project inside the park."""

    YES = "yes"
    UNKNOWN = "unknown"
    NO = "no"


class Placing(StrEnum):
    """How the map can place a project, and why it cannot."""

    SITE = "site"
    """It has a place of its own."""
    ZONE = "zone"
    """Only its zone is known: it is counted on the zone."""
    OUTSIDE = "outside"
    """A source places it outside the park; no place of it is drawn."""
    NONE = "none"
    """No source says where it is."""


class Theme(StrEnum):
    """The part of the plan's second chapter that a project serves."""

    INDUSTRY = "industry"
    DIGITAL = "digital"
    OPENING = "opening"
    INNOVATION = "innovation"
    ECOLOGY = "ecology"
    WATERWAYS = "waterways"
    TRANSPORT = "transport"
    SERVICES = "services"
    URBAN = "urban"


class Sector(StrEnum):
    """The industry a project belongs to."""

    AUTOMOTIVE = "automotive"
    EQUIPMENT = "equipment"
    INTELLIGENT_MANUFACTURING = "intelligent_manufacturing"
    BIOMEDICINE = "biomedicine"
    MATERIALS = "materials"
    SEMICONDUCTORS = "semiconductors"
    ENERGY = "energy"
    INDUSTRIAL_INTERNET = "industrial_internet"
    BUSINESS_SERVICES = "business_services"
    EDUCATION = "education"
    HEALTH = "health"
    WATER = "water"
    TRANSPORT = "transport"
    MUNICIPAL = "municipal"
    LOGISTICS = "logistics"
    OTHER = "other"


class GeometryBasis(StrEnum):
    """How well a geometry is known, best first."""

    SURVEYED = "surveyed"
    DERIVED = "derived"
    RECONSTRUCTED = "reconstructed"
    SCHEMATIC = "schematic"


class EventBasis(StrEnum):
    """What a stage event rests on. A planned date is never evidence that it happened."""

    STATED = "stated"
    PLANNED = "planned"
    INFERRED = "inferred"


class EventBound(StrEnum):
    """Whether the event fell on the date, or on or before it."""

    ON = "="
    BY = "by"


class ValueBound(StrEnum):
    """How a reported number bounds the true one."""

    EXACT = "="
    ABOVE = ">"
    BELOW = "<"
    ABOUT = "~"


class Scope(StrEnum):
    """What an observation speaks of. Scopes are never mixed in one series."""

    PARK = "park"
    ZONE = "zone"
    DISTRICT = "district"
    ETDA = "etda"
    CITY = "city"
    ENTERPRISE = "enterprise"


class ObservationBasis(StrEnum):
    """How an observed value came about."""

    REPORTED = "reported"
    DERIVED = "derived"
    ESTIMATE = "estimate"
    EXPECTED = "expected"


class Direction(StrEnum):
    """On which side of its target an indicator should lie."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    """Beyond the target: what only equals it (超过) does not reach it."""
    AT_MOST = "at_most"
    EXACTLY = "exactly"


class Cadence(StrEnum):
    """Whether a target holds once, by the end of its period, or in every year of it."""

    BY_END = "by_end"
    ANNUAL = "annual"


class UnitRole(StrEnum):
    """The part a responsible unit has in a task: 牵头, 责任, 配合."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORTING = "supporting"


class ZoneBasis(StrEnum):
    """Why a project counts for a zone."""

    STATED = "stated"
    SITE = "site"
    PLANNER = "planner"


class TaskBasis(StrEnum):
    """Whether a project was put under a task of the plan, or why it was put under none."""

    ASSIGNED = "assigned"
    SEVERAL = "several"
    NONE = "none"
    UNCLEAR = "unclear"
    OUTSIDE = "outside"


class Lateness(StrEnum):
    """Whether a planned date passed without the stage being reached."""

    PASSED = "passed"
    NONE = "none"


class MoneyKind(StrEnum):
    """Whether a project's money of a year is planned for it or was completed in it."""

    PLANNED = "planned"
    COMPLETED = "completed"


class Trust(StrEnum):
    """Grade of a source; `geometry` sources give places, not facts, and stand outside it."""

    A = "A"
    B = "B"
    GEOMETRY = "geometry"
