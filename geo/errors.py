"""What can go wrong with a geometry. The words for people live in the interface."""


class GeoError(ValueError):
    """Any failure of this package, so that a caller may catch one name."""


class MissingCRS(GeoError):
    """A table does not say its CRS, and a wrong guess moves it by hundreds of metres."""


class BadDistance(GeoError):
    """A length in metres is not a finite number, or is too small for what it should cut."""


class NoSolution(GeoError):
    """No outline of the wanted area exists for these points and angles."""
