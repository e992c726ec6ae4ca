"""Made-up projects for training and for trying how much the twin can carry.

They are in a store of their own, which says of itself that it is a demonstration. No row of it ever
stands beside a real project.
"""

from store.demonstration.build import MOST, NotADemonstration, build

__all__ = ["MOST", "NotADemonstration", "build"]
