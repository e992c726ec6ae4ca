"""Every fault that the browser notices, and every word that goes to the server."""

from __future__ import annotations

from playwright.sync_api import ConsoleMessage, Page, Request, Response, WebSocket


class Watch:
    """Listens to a browser tab."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.faults: list[str] = []
        self.frames_sent = 0
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.faults.append(f"uncaught: {error}"))
        page.on("request", self._asked)
        page.on("response", self._answered)
        page.on("requestfailed", self._failed)
        page.on("websocket", self._connected)

    def _heard(self, message: ConsoleMessage) -> None:
        # The software renderer says that it is slow.
        ours = "GL Driver Message (OpenGL, Performance" not in message.text
        if ours and message.type in {"error", "warning", "assert"}:
            self.faults.append(f"console {message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"asked another host: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"HTTP {response.status}: {response.url}")

    def _failed(self, request: Request) -> None:
        # A page that is left takes its open requests with it.
        if "ERR_ABORTED" not in (request.failure or ""):
            self.faults.append(f"{request.failure}: {request.url}")

    def _connected(self, socket: WebSocket) -> None:
        if not socket.url.startswith(self.address.replace("http", "ws", 1)):
            self.faults.append(f"connected to another host: {socket.url}")

        def count(_: str | bytes) -> None:
            self.frames_sent += 1

        socket.on("framesent", count)
