"""A headless Chromium, driven over its debugging pipe with the standard library."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_MOST_SECONDS = 60.0
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")

# Chromium reads commands from descriptor 3 and answers on 4.
_ON_DESCRIPTORS_3_AND_4 = """
import fcntl, os, sys
read, write = (fcntl.fcntl(int(place), fcntl.F_DUPFD, 10) for place in sys.argv[1:3])
os.dup2(read, 3), os.dup2(write, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


def browser_path() -> str | None:
    """A Chromium of this computer, or None."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


class Page:
    """One open page."""

    def __init__(self, commands: Any, answers: int) -> None:
        self._commands = commands
        self._answers = answers
        self._number = 0
        self._read = b""
        self._session: str | None = None

    def call(self, method: str, **params: object) -> dict[str, Any]:
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        self._commands.write(json.dumps(message).encode() + b"\0")
        self._commands.flush()
        while True:
            answer = json.loads(self._next_message())
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return answer["result"]

    def open(self, url: str) -> None:
        target = self.call("Target.createTarget", url=url)["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.evaluate(
            "new Promise(done => document.readyState === 'complete' ? done() : addEventListener('load', done))"
        )

    def evaluate(self, expression: str) -> Any:
        """The value of an expression, after its promise if it is one."""
        result = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def choose_files(self, selector: str, files: list[Path]) -> None:
        """Puts files into a file field, as a person would."""
        root = self.call("DOM.getDocument")["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.call("DOM.setFileInputFiles", nodeId=node, files=[str(file) for file in files])

    def picture(self, *, width: int = 1100, height: int = 800) -> bytes:
        """A PNG of the page."""
        import base64

        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        return base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])

    def _next_message(self) -> bytes:
        while b"\0" not in self._read:
            ready, _, _ = select.select([self._answers], [], [], _MOST_SECONDS)
            assert ready, "the browser does not answer"
            part = os.read(self._answers, 1 << 16)
            assert part, "the browser went away"
            self._read += part
        message, _, self._read = self._read.partition(b"\0")
        return message


@contextmanager
def open_page(url: str, profile: Path) -> Iterator[Page]:
    """A page in a browser of its own, which is gone afterwards. `profile` is an empty folder."""
    path = browser_path()
    assert path is not None
    to_browser, commands = os.pipe()
    answers, from_browser = os.pipe()
    arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe"]
    command = [path, *arguments, f"--user-data-dir={profile}", "about:blank"]
    process = subprocess.Popen(
        [sys.executable, "-c", _ON_DESCRIPTORS_3_AND_4, str(to_browser), str(from_browser), *command],
        pass_fds=(to_browser, from_browser),
        stderr=subprocess.DEVNULL,
    )
    os.close(to_browser)
    os.close(from_browser)
    with os.fdopen(commands, "wb") as writing:
        try:
            page = Page(writing, answers)
            page.open(url)
            yield page
            page._session = None
            page.call("Browser.close")
            process.wait(timeout=20)
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
            os.close(answers)
