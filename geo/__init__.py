"""Geometry and coordinates only: no files, no clock, no other package of this project."""
