"""What our components in the browser share: how programs are joined, and their small parts."""

from __future__ import annotations

from pathlib import Path

SHARED = Path(__file__).parent
MAKE = SHARED / "make.js"
KEPT_LIST = SHARED / "kept_list.js"


def joined(*paths: Path) -> str:
    """Return the texts of files one after the other, as Streamlit takes a component's content."""
    # A text of one line would be taken for a path: the leading line break says it is content.
    return "".join("\n" + path.read_text(encoding="utf-8") for path in paths)
