"""Dutch telephone numbers: one notation to read and one link to call.

Which numbers exist and where their groups break is what the library phonenumbers knows.
"""

import re

import phonenumbers

from geodata.memory import remembered

COUNTRY = "NL"
# 14 and an area code, 0800, 0900 and the like are called as they are; they have no form abroad.
SHORT = re.compile(r"14|0[89]0")


def notation(text: str) -> str:
    """A Dutch number in the national notation: "0592 306 300", "088 144 7147", "14 050".

    Raises ValueError when the text is no number that can exist in the Netherlands.
    """
    # The library takes letters for digits, as on a keypad; here they are a slip of the pen.
    if re.search(r"[^0-9+() ./-]", text):
        raise ValueError(text)
    try:
        number = phonenumbers.parse(text, COUNTRY)
    except phonenumbers.NumberParseException as error:
        raise ValueError(text) from error
    if not phonenumbers.is_valid_number_for_region(number, COUNTRY):
        raise ValueError(text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)


# Finding out how a number is grouped takes a millisecond.
@remembered(4096)
def link(text: str) -> str:
    """The tel: link of a number: "tel:+31592306300", "tel:14050".

    What is no Dutch number is linked with the digits that it has.
    """
    try:
        national = notation(text)
    except ValueError:
        return f"tel:{re.sub(r'[^0-9+]', '', text)}"
    digits = national.replace(" ", "")
    return f"tel:{digits}" if SHORT.match(digits) else f"tel:+31{digits[1:]}"
