"""A small HTTP server that takes webhooks."""

import contextlib
import dataclasses
import hashlib
import hmac
import http.server
import json
import threading

from conditions import until


@dataclasses.dataclass
class Delivery:
    """One request, as it came."""

    path: str
    headers: dict
    body: bytes

    @property
    def event(self) -> dict:
        """The payload; with the output format `string` it is JSON inside a JSON string."""
        payload = json.loads(self.body)
        return json.loads(payload) if isinstance(payload, str) else payload

    def is_signed_with(self, secret: str) -> bool:
        digest = hmac.new(secret.encode(), self.body, hashlib.sha256).hexdigest()
        return hmac.compare_digest(self.headers.get("lc-signature", ""), f"sha256={digest}")


class Receiver:
    def __init__(self, url: str, statuses: list):
        self.url = url
        self._statuses = statuses
        self._deliveries = []
        self._lock = threading.Lock()

    def take(self, delivery: Delivery) -> int:
        with self._lock:
            self._deliveries.append(delivery)
            return self._statuses.pop(0) if self._statuses else 200

    def of_job(self, job_id: str) -> list:
        with self._lock:
            return [it for it in self._deliveries if it.event["data"]["job_id"] == job_id]

    def events_of_job(self, job_id: str) -> list:
        return [it.event["event_type"] for it in self.of_job(job_id)]

    def wait_for(self, event: str, job_id: str) -> Delivery:
        """The last delivery of that event, as soon as there is one."""

        def look():
            found = [it for it in self.of_job(job_id) if it.event["event_type"] == event]
            return found and found[-1]

        return until(f"a webhook {event} of {job_id}", look)


@contextlib.contextmanager
def receiver(*statuses: int):
    """Listens while the block runs; answers with these statuses first, then with 200."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status = taken.take(Delivery(self.path, headers, body))
            self.send_response(status)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    taken = Receiver(f"http://127.0.0.1:{server.server_port}/hook", list(statuses))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield taken
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
