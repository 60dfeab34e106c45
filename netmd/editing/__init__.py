"""Lossless edits: what a command wants to change, as slices of text; no file is touched here."""
