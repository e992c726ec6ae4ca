"""The twin: the frame with its pages."""

from pages import PAGES
from ui.frame import run

run(PAGES)
