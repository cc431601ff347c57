"""Why something is not done. The message is a Dutch sentence for the person who asked for it."""


class Refused(Exception):
    """What was asked is not done, and nothing has changed."""


class Conflict(Refused):
    """Somebody else changed the data in between."""


class StoreError(Refused):
    """The store cannot be reached or used."""
