"""From bytes to rows. Whatever stands in a file becomes rows or problems, never a traceback."""

from store.reading.folder import Folder, fingerprint, read_folder
from store.reading.rows import Loaded

__all__ = ["Folder", "Loaded", "fingerprint", "read_folder"]
