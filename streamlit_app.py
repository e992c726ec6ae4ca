"""The frame of the twin: page set-up, navigation, shared filters, footer. Pages stand inside it."""

from ui.frame import run

run()
