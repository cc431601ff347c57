"""What Streamlit and Starlette say in English to who asks for what is not there, in Dutch."""

from starlette.datastructures import MutableHeaders

# As they send it, and what a reader sees instead: of a file, say, whose address was made before a restart.
IN_DUTCH = {
    b"Bad Request": "Deze vraag klopt niet.",
    b"Component not found": "Dit onderdeel bestaat niet.",
    b"File not found": "Dit bestand is er niet (meer). Ga terug naar de pagina en download het opnieuw.",
    b"Method Not Allowed": "Dit adres is alleen om te lezen.",
    b"Not Found": "Deze pagina bestaat niet.",
    b"XSRF token missing or invalid": "De server herkent deze vraag niet. Herlaad de pagina en probeer het opnieuw.",
}


class InDutch:
    """Passes an answer on; one that refuses, in words that are known, says it in Dutch."""

    def __init__(self, send):
        self.send = send
        self.start = None

    async def __call__(self, message):
        if message["type"] == "http.response.start" and message["status"] >= 400:
            # How long it is, is not known before the words are.
            self.start = message
            return
        if self.start is not None:
            start, self.start = self.start, None
            words = None if message.get("more_body") else IN_DUTCH.get(message.get("body", b""))
            if words:
                message = {**message, "body": words.encode()}
                headers = MutableHeaders(scope=start)
                headers["Content-Length"] = str(len(message["body"]))
                headers["Content-Type"] = "text/plain; charset=utf-8"
            await self.send(start)
        await self.send(message)
