"""Attacks on the atlas, on this machine only; see docs/aanval.md."""
