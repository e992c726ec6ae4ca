"""The words of the domain: what a park is, what was asked of it, and what follows.

Nothing here reads a file, a clock or a database; dates, revisions and rows are arguments.
"""

from park.account import Account, account
from park.model import Park, Revision
from park.selection import Selection

__all__ = ["Account", "Park", "Revision", "Selection", "account"]
