from .erase import erase_contact, mentions_of
from .proposals import MAX_MAIL, MAX_TEXT, REPORT, Proposal, accept, decline, propose, waiting
from .review_contacts import CONTACT_KEY, Doubtful, confirm, doubtful_contacts
from .sign_ins import SignIn, end_sign_ins, has_ended, note_refusal, note_sign_in, sign_ins_of

__all__ = [
    "CONTACT_KEY",
    "MAX_MAIL",
    "MAX_TEXT",
    "REPORT",
    "Doubtful",
    "Proposal",
    "SignIn",
    "accept",
    "confirm",
    "decline",
    "doubtful_contacts",
    "end_sign_ins",
    "erase_contact",
    "has_ended",
    "mentions_of",
    "note_refusal",
    "note_sign_in",
    "propose",
    "sign_ins_of",
    "waiting",
]
