"""Lay a list beside the atlas: which row is which record, and what it would change."""
