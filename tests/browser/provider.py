"""An OpenID Connect provider for tests: whoever comes is signed in at once as `claims` says."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "atlas"


class Provider:
    """A provider at `address`; `claims` are what it says of the next user who signs in."""

    def __init__(self):
        self.key = RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"})
        self.claims: dict = {}
        self.nonces: dict[str, str] = {}
        self.address = ""

    def answer(self, path: str, query: dict, form: dict):
        """What a path gives: a JSON object, or an address to go to."""
        match path:
            case "/.well-known/openid-configuration":
                return {
                    "issuer": self.address,
                    "authorization_endpoint": f"{self.address}/authorize",
                    "token_endpoint": f"{self.address}/token",
                    "jwks_uri": f"{self.address}/jwks",
                    "response_types_supported": ["code"],
                    "subject_types_supported": ["public"],
                    "id_token_signing_alg_values_supported": ["RS256"],
                }
            case "/jwks":
                return {"keys": [self.key.as_dict(private=False)]}
            case "/authorize":
                code = f"code-{len(self.nonces)}"
                self.nonces[code] = query.get("nonce", "")
                back = urlencode({"code": code, "state": query["state"]})
                return f"{query['redirect_uri']}?{back}"
            case "/token":
                return {
                    "access_token": "geen",
                    "token_type": "Bearer",
                    "expires_in": 600,
                    "id_token": self._token(self.nonces.pop(form["code"])),
                }
        return {"error": "onbekend"}

    def _token(self, nonce: str) -> str:
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "sub": "1", "iat": now, "exp": now + 600}
        claims |= {"nonce": nonce, **self.claims}
        return jwt.encode({"alg": "RS256", "kid": "1"}, claims, self.key)


@contextmanager
def running() -> Iterator[Provider]:
    """A provider that answers on a port of its own."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self._answer({})

        def do_POST(self):
            length = int(self.headers.get("Content-Length", 0))
            self._answer(_flat(self.rfile.read(length).decode()))

        def _answer(self, form: dict):
            parts = urlsplit(self.path)
            found = provider.answer(parts.path, _flat(parts.query), form)
            self.send_response(302 if isinstance(found, str) else 200)
            if isinstance(found, str):
                self.send_header("Location", found)
                self.end_headers()
                return
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(found).encode())

        def log_message(self, *_):
            """Keep the output of the tests clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield provider
    server.shutdown()
    server.server_close()


def _flat(text: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(text).items()}
