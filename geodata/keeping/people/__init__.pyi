from .erase import erase_contact
from .proposals import MAX_MAIL, MAX_TEXT, REPORT, Proposal, accept, decline, propose, waiting
from .review_contacts import CONTACT_KEY, Doubtful, confirm, doubtful_contacts

__all__ = [
    "CONTACT_KEY",
    "MAX_MAIL",
    "MAX_TEXT",
    "REPORT",
    "Doubtful",
    "Proposal",
    "accept",
    "confirm",
    "decline",
    "doubtful_contacts",
    "erase_contact",
    "propose",
    "waiting",
]
