"""Keeping the atlas: lists come in, are matched, shown, applied and undone; nothing gets lost.

The data package in `data/` stays the base. Changes lie on top of it in a database of their own.
"""
