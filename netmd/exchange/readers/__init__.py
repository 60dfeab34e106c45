"""Readers of foreign formats: bytes to :class:`netmd.exchange.records.ForeignFile`, one module for each format."""
