"""A reader of a site without a browser: one page, its cookies and its websocket."""

import ssl
from contextlib import ExitStack
from urllib.parse import urlencode

import requests
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.deploy.machines import Site

PATIENCE = 30
# After this many seconds Streamlit's frontend asks for its websocket again.
ASKED_AGAIN = 15
XSRF = "_streamlit_xsrf"


class Reader:
    """Does what a browser does: asks for the page, opens its websocket, runs it, and sends and
    fetches files. `browser` is the name that the browser gives itself."""

    def __init__(self, site: Site, browser: str, page: str, **query: str):
        self.site = site
        self.page, self.query = page, urlencode(query)
        self.web = site.browser(browser)
        self.session = ""
        self._open = ExitStack()
        self.downloads: list[str] = []
        self.get(f"{page}?{self.query}").raise_for_status()
        # As Streamlit's frontend does first; it gives the cookie that a file needs.
        self.get("_stcore/health").raise_for_status()
        self.connect()

    def connect(self) -> None:
        """Open the websocket, again with the name of the session that there was."""
        try:
            self._connect()
        except TimeoutError:
            self._connect()

    def _connect(self) -> None:
        named = ["streamlit", self.web.cookies.get(XSRF, ""), self.session]
        cookies = "; ".join(f"{name}={value}" for name, value in self.web.cookies.items())
        self.socket = self._open.enter_context(
            connect(
                f"{self.site.address.replace('https', 'wss', 1)}/_stcore/stream",
                ssl=ssl.create_default_context(cafile=self.site.certificate),
                origin="/".join(self.site.address.split("/")[:3]),
                subprotocols=[name for name in named if name],
                additional_headers={"Cookie": cookies},
                user_agent_header=self.web.headers["User-Agent"],
                proxy=None,
                max_size=None,
                open_timeout=ASKED_AGAIN,
            )
        )
        told = dict(
            one.partition(";")[0].split("=", 1)
            for one in self.socket.response.headers.get_all("Set-Cookie")
        )
        for cookie in self.web.cookies:
            cookie.value = told.get(cookie.name, cookie.value)

    def close(self) -> None:
        """Leave."""
        self._open.close()

    def run(self) -> None:
        """Run the page, as any click does, and wait until it has run."""
        asked = BackMsg()
        asked.rerun_script.page_name = self.page
        asked.rerun_script.query_string = self.query
        self.downloads.clear()
        self.socket.send(asked.SerializeToString())
        while self._next().WhichOneof("type") != "script_finished":
            pass

    def download(self) -> str:
        """Let the first file of the page be made; returns its address."""
        asked = BackMsg()
        asked.backend_operation_request.request_id = "1"
        asked.backend_operation_request.session_id = self.session
        asked.backend_operation_request.deferred_file.file_id = self.downloads[0]
        self.socket.send(asked.SerializeToString())
        while (told := self._next()).WhichOneof("type") != "backend_operation_response":
            pass
        return told.backend_operation_response.deferred_file.url

    def upload(self, content: bytes) -> requests.Response:
        """Send a file to the session."""
        return self.web.put(
            f"{self.site.address}/_stcore/upload_file/{self.session}/1",
            files={"file": ("a.json", content)},
            headers={"X-Xsrftoken": self.web.cookies.get(XSRF, "")},
            timeout=PATIENCE,
        )

    def get(self, path: str) -> requests.Response:
        """Ask for something of the site."""
        return self.web.get(f"{self.site.address}/{path.lstrip('/')}", timeout=PATIENCE)

    def process(self) -> str:
        """Which process the cookie says that this reader is with."""
        return self.web.cookies.get("atlas_proces", "")

    def _next(self) -> ForwardMsg:
        told = ForwardMsg()
        told.ParseFromString(self.socket.recv(PATIENCE))
        if told.WhichOneof("type") == "new_session":
            self.session = told.new_session.initialize.session_id
        element = told.delta.new_element
        if element.WhichOneof("type") == "download_button":
            self.downloads.append(element.download_button.deferred_file_id)
        return told
