"""The QR code of an address."""

import io

import segno


def qr_code(url: str, kind: str = "png", error: str = "l") -> bytes | None:
    """An address as QR code (`kind` png or svg, `error` its level of correction); None when it is
    too long for one."""
    try:
        code = segno.make(url, error=error, micro=False)
    except segno.DataOverflowError:
        return None
    picture = io.BytesIO()
    code.save(picture, kind=kind, scale=8 if kind == "png" else 1, border=2, light="#fff")
    return picture.getvalue()
