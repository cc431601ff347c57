"""The store of changes: apply, undo, journal, and the landscape with all changes in it."""
