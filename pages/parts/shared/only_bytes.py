"""A page talks to the server in bytes; who sends text on its connection is no page, and is let go.

Streamlit looks for the bytes of a message that has none, and each such message would be a page full of
fault in the log of who runs the atlas.
"""

NOT_OURS = 1003  # what RFC 6455 calls a kind of message that the receiver cannot take


class OnlyBytes:
    """Ends a websocket on which text comes."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        ended = False

        async def of_a_page():
            nonlocal ended
            message = await receive()
            if message["type"] != "websocket.receive" or message.get("bytes") is not None:
                return message
            ended = True
            await send({"type": "websocket.close", "code": NOT_OURS, "reason": ""})
            return {"type": "websocket.disconnect", "code": NOT_OURS}

        async def still_open(message):
            # Whoever is behind this may have something under way.
            if not ended:
                await send(message)

        await self.app(scope, of_a_page, still_open)
