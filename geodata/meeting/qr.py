"""The QR code that leads from paper back to the atlas."""

import io

import segno


def qr_code(url: str) -> bytes | None:
    """An address as QR code (PNG), None when it is too long for one."""
    try:
        code = segno.make(url, error="l", micro=False)
    except segno.DataOverflowError:
        return None
    picture = io.BytesIO()
    code.save(picture, kind="png", scale=8, border=2)
    return picture.getvalue()
