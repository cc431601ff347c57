"""Whole numbers as spreadsheets spoil them."""

import re
from decimal import Decimal

DECIMAL = re.compile(r"\d{1,12}[.,]0{1,6}")
SCIENTIFIC = re.compile(r"(\d(?:[.,]\d{1,12})?)e\+?(\d{1,2})", re.IGNORECASE)


def whole_number(text: str) -> str:
    """The digits of "106.0", "363,0", "5,18E+02" and "'0518" (a spreadsheet's own sign that it is
    text); another text comes back as it is.

    A power of ten that was rounded, like "1,9E+03", stays as it is: its last digits are lost.
    """
    text = text.strip()
    if DECIMAL.fullmatch(text):
        return re.split(r"[.,]", text)[0]
    if text[:1] in ("'", "’") and text[1:].isdecimal():
        return text[1:]
    found = SCIENTIFIC.fullmatch(text)
    if found:
        value = Decimal(f"{found[1].replace(',', '.')}e{found[2]}")
        if value == value.to_integral_value() and int(value.as_tuple().exponent) <= 0:
            return str(int(value))
    return text
