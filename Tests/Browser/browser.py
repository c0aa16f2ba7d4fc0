"""Drives a headless Chromium through the DevTools protocol."""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import threading
import time
import urllib.request

import websocket

KEYS = {
    "Enter": 13, "Escape": 27, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40,
    "Home": 36, "End": 35, "PageDown": 34, "PageUp": 33, "Tab": 9,
}


class Browser:
    """One page; whatever it says on its console, and whatever its policy forbids, is remembered."""

    def __init__(self, width=1280, height=900, scale=1):
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        self.folder = tempfile.mkdtemp(prefix="digits-browser-")
        self.downloads = os.path.join(self.folder, "downloads")
        self.process = subprocess.Popen(
            [
                program, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                "--disable-dev-shm-usage", "--no-first-run", "--remote-debugging-port=0",
                "--remote-allow-origins=*", f"--user-data-dir={self.folder}/profile", "about:blank",
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )
        address = None
        for line in self.process.stderr:
            if "DevTools listening on" in line:
                address = line.split("ws://")[1].split("/")[0]
                break
        if address is None:
            raise RuntimeError("Chromium did not start")
        # Somebody has to read on, or Chromium would wait for it.
        threading.Thread(target=lambda: [None for _ in self.process.stderr], daemon=True).start()
        pages = json.load(urllib.request.urlopen(f"http://{address}/json"))
        page = next(page for page in pages if page["type"] == "page")
        self.socket = websocket.create_connection(page["webSocketDebuggerUrl"], timeout=120)
        self.count = 0
        self.events = []
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")
        self.send("Browser.setDownloadBehavior", behavior="allow", downloadPath=self.downloads)
        self.resize(width, height, scale)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.send("Browser.close")
        except Exception:
            self.process.kill()
        self.process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)

    def send(self, method, **parameters):
        self.count += 1
        self.socket.send(json.dumps({"id": self.count, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == self.count:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]
            self.events.append(message)

    def run(self, program):
        """The value of an expression in the page."""
        answer = self.send(
            "Runtime.evaluate", expression=program, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(json.dumps(answer["exceptionDetails"])[:800])
        return answer["result"].get("value")

    def until(self, condition, seconds=60):
        """Waits for an expression in the page to become true."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if self.run(condition):
                    return
            except RuntimeError:
                pass
            time.sleep(0.05)
        raise TimeoutError(f"never true: {condition}")

    def open(self, path, ready="document.documentElement.dataset.ready === 'true'"):
        address = path if "://" in path else "file://" + urllib.request.pathname2url(os.path.abspath(path))
        self.send("Page.navigate", url=address)
        self.until(ready)

    def press(self, key, modifiers=0):
        code = KEYS.get(key)
        parameters = {"key": key, "windowsVirtualKeyCode": code or ord(key.upper()), "modifiers": modifiers}
        if code is None or key == "Enter":
            parameters["text"] = "\r" if key == "Enter" else key
        if code is not None:
            parameters["code"] = key
        elif key.isdigit():
            parameters["code"] = f"Digit{key}"
        self.send("Input.dispatchKeyEvent", type="keyDown", **parameters)
        parameters.pop("text", None)
        self.send("Input.dispatchKeyEvent", type="keyUp", **parameters)
        # What the press changes is drawn in the next frame.
        self.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def tap(self, selector):
        """Presses the middle of an element with the mouse."""
        x, y = self.run(f"""(() => {{
            const box = document.querySelector({selector!r}).getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2];
        }})()""")
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        self.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def drag(self, start, end):
        """Drags the mouse from a place in the window to another."""
        self.send("Input.dispatchMouseEvent", type="mousePressed", x=start[0], y=start[1], button="left", clickCount=1)
        for share in (0.3, 0.6, 1):
            x, y = (one + share * (other - one) for one, other in zip(start, end))
            self.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y, button="left", buttons=1)
        self.send("Input.dispatchMouseEvent", type="mouseReleased", x=end[0], y=end[1], button="left", clickCount=1)

    def choose_file(self, selector, path):
        """Gives a file to a field that asks for one."""
        root = self.send("DOM.getDocument")["root"]["nodeId"]
        node = self.send("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.send("DOM.setFileInputFiles", nodeId=node, files=[os.path.abspath(path)])

    def resize(self, width, height, scale=1, is_phone=False):
        self.send(
            "Emulation.setDeviceMetricsOverride", width=width, height=height,
            deviceScaleFactor=scale, mobile=is_phone,
        )

    def surround(self, scheme="light", medium=""):
        self.send(
            "Emulation.setEmulatedMedia", media=medium,
            features=[{"name": "prefers-color-scheme", "value": scheme}],
        )

    def picture(self, path):
        """A PNG of the window, or, by its name, a WebP of a tenth of the bytes."""
        kind = {"format": "webp", "quality": 82} if str(path).endswith(".webp") else {"format": "png"}
        answer = self.send("Page.captureScreenshot", **kind)
        with open(path, "wb") as file:
            file.write(base64.b64decode(answer["data"]))

    def complaints(self):
        """All that the console holds, and every request that left the disk."""
        found = []
        for event in self.events:
            parameters = event.get("params", {})
            if event.get("method") == "Log.entryAdded":
                found.append(parameters["entry"].get("text", "") + " " + parameters["entry"].get("url", ""))
            elif event.get("method") == "Runtime.exceptionThrown":
                found.append(json.dumps(parameters["exceptionDetails"])[:500])
            elif event.get("method") == "Runtime.consoleAPICalled":
                found.append(json.dumps(parameters["args"])[:300])
            elif event.get("method") == "Network.requestWillBeSent":
                address = parameters["request"]["url"]
                if not address.startswith(("file:", "data:", "blob:", "about:")):
                    found.append("asked the network for " + address)
        return found

    def downloaded(self, name, seconds=30):
        """The bytes of a file the page has handed over."""
        path = os.path.join(self.downloads, name)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if os.path.exists(path):
                with open(path, "rb") as file:
                    return file.read()
            # An answer also brings what has happened meanwhile.
            self.run("0")
            time.sleep(0.05)
        raise TimeoutError(f"{name} was never downloaded")


def axe():
    """The text of axe-core, where a package brings it."""
    try:
        import axe_playwright_python
    except ImportError:
        return None
    path = os.path.join(os.path.dirname(axe_playwright_python.__file__), "axe.min.js")
    with open(path, encoding="utf-8") as file:
        return file.read()


def barriers(browser, program):
    """What axe-core finds on the page as it stands: rule, impact and where."""
    browser.run(program + "\n;undefined")
    results = browser.run("axe.run(document, { resultTypes: ['violations'] })")
    return [
        (violation["id"], violation["impact"], [node["target"] for node in violation["nodes"]][:3])
        for violation in results["violations"]
    ]
