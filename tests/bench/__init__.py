"""Measurements, by hand and never part of the tests: ``python -m tests.bench``."""
