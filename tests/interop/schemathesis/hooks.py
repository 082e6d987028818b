"""What schemathesis cannot make up from the spec alone: ids of things that are there, and schemas that the service takes.

Half of the requests go out as they were generated. In the other half, ids and schemas are replaced by real ones, so
that what lies behind a 404 or a refused schema is tried as well. URLs that the service would call never leave the
machine.
"""

import collections
import functools
import os
import time
import zlib

import httpx
import schemathesis

#: Nobody listens there.
_NOWHERE = "http://127.0.0.1:9/"
_SCHEMA = {
    "type": "object",
    "properties": {"reference": {"type": "string"}, "weight": {"anyOf": [{"type": "number"}, {"type": "null"}]}},
}
_TEXT = "Delivery note\n\nReference: S-1\nWeight: 12.5 kg\n"
_LEGACY_CONFIG = {"extraction_mode": "FAST", "extraction_target": "PER_DOC"}
#: What ends what it is called on, or needs it fresh.
_USES_UP = {"DELETE", "POST"}


class _Service:
    """Makes things on the service under test."""

    def __init__(self, base_url: str):
        self._http = httpx.Client(
            base_url=base_url, headers={"Authorization": f"Bearer {os.environ['LLAMA_CLOUD_API_KEY']}"}, timeout=30
        )
        self._known = {}

    def _post(self, path: str, **request) -> str:
        answer = self._http.post(path, **request)
        assert answer.is_success, f"POST {path}: {answer.status_code} {answer.text}"
        answer = answer.json()
        return answer["id"]

    def _ended(self, path: str) -> str:
        deadline = time.monotonic() + 30
        while True:
            job = self._http.get(path).json()
            if job.get("job", job)["status"] in ("COMPLETED", "SUCCESS"):
                return path.rsplit("/", 1)[-1]
            assert time.monotonic() < deadline, f"{path} does not end"
            time.sleep(0.02)

    def file(self, name: str = "note.txt") -> str:
        form = {"purpose": "extract"}
        return self._post("/api/v1/beta/files", data=form, files={"file": (name, _TEXT)})

    def held_file(self) -> str:
        """One whose jobs stay RUNNING."""
        return self.file("held.txt")

    def extract_job(self) -> str:
        body = {"file_input": self.one("file"), "configuration": {"data_schema": _SCHEMA}}
        return self._ended("/api/v2/extract/" + self._post("/api/v2/extract", json=body))

    def running_job(self) -> str:
        body = {"file_input": self.one("held_file"), "configuration": {"data_schema": _SCHEMA}}
        return self._post("/api/v2/extract", json=body)

    def parse_job(self) -> str:
        body = {"file_id": self.one("file"), "tier": "fast", "version": "latest"}
        return self._ended("/api/v2/parse/" + self._post("/api/v2/parse", json=body))

    def running_parse_job(self) -> str:
        """The one behind a running extraction."""
        self.running_job()
        running = self._http.get("/api/v2/parse", params={"status": "RUNNING", "page_size": 1}).json()
        return running["items"][0]["id"]

    def configuration(self) -> str:
        name = f"configuration {time.monotonic_ns()}"
        body = {"name": name, "parameters": {"product_type": "extract_v2", "data_schema": _SCHEMA}}
        return self._post("/api/v1/beta/configurations", json=body)

    def webhook_config(self) -> str:
        return self._post("/api/v1/beta/webhook-configs", json={"webhook_url": _NOWHERE})

    def agent(self) -> str:
        body = {"name": f"agent {time.monotonic_ns()}", "data_schema": _SCHEMA, "config": _LEGACY_CONFIG}
        return self._post("/api/v1/extraction/extraction-agents", json=body)

    def agent_name(self) -> str:
        agent = self._http.get("/api/v1/extraction/extraction-agents/" + self.one("agent")).json()
        return agent["name"]

    def legacy_job(self) -> str:
        body = {"extraction_agent_id": self.one("agent"), "file_id": self.one("file")}
        return self._ended("/api/v1/extraction/jobs/" + self._post("/api/v1/extraction/jobs", json=body))

    def legacy_run(self) -> str:
        run = self._http.get("/api/v1/extraction/runs/by-job/" + self.legacy_job()).json()
        return run["id"]

    def one(self, kind: str) -> str:
        """Always the same."""
        if kind not in self._known:
            self._known[kind] = getattr(self, kind)()
        return self._known[kind]

    def fresh(self, kind: str) -> str:
        return getattr(self, kind)()


def _kind(path: str, name: str) -> str | None:
    """What a path parameter stands for."""
    if path == "/api/v2/extract/{job_id}/cancel":
        return "running_job"
    if path == "/api/v2/parse/{job_id}/cancel":
        return "running_parse_job"
    return {
        "file_id": "file",
        "config_id": "webhook_config" if "webhook" in path else "configuration",
        "extraction_agent_id": "agent",
        "name": "agent_name",
        "run_id": "legacy_run",
        "job_id": "legacy_job" if "/v1/" in path else "parse_job" if "/parse/" in path else "extract_job",
    }.get(name)


def _harmless(value):
    """The same value with no URL but ours."""
    if isinstance(value, dict):
        calls = ("webhook_url", "source_url", "http_proxy")
        return {
            key: _NOWHERE if key in calls and isinstance(inner, str) and "://" in inner else _harmless(inner)
            for key, inner in value.items()
        }
    return [_harmless(inner) for inner in value] if isinstance(value, list) else value


def _real(service: _Service, value):
    """The same value with ids and schemas of things that are there."""
    if not isinstance(value, dict):
        return value
    real = {key: _real(service, inner) for key, inner in value.items()}
    if "file_input" in real and not real.get("configuration"):
        real["configuration_id"] = service.one("configuration")
    elif real.get("configuration") and "configuration_id" in real:
        real["configuration_id"] = None
    # One source of several.
    if "source_url" in real:
        real |= {"source_url": None, "file_id": service.one("file")}
    elif real.get("text") and "config" in real:
        real |= {"file_id": None, "file": None}
    if "prompt" in real:
        real["prompt"] = "the order number and the total"
    replacements = {
        "file_input": lambda: service.one("file"),
        "file_id": lambda: service.one("file"),
        "file_ids": lambda: [service.one("file")],
        "configuration_id": lambda: service.one("configuration"),
        "webhook_configuration_ids": lambda: [service.one("webhook_config")],
        "extraction_agent_id": lambda: service.one("agent"),
        "data_schema": lambda: _SCHEMA,
        "data_schema_override": lambda: _SCHEMA,
        "parse_config_id": lambda: None,
        "purpose": lambda: "extract",
        "webhook_url": lambda: _NOWHERE,
    }
    return {key: replacements[key]() if inner and key in replacements else inner for key, inner in real.items()}


_service = functools.cache(_Service)
_calls = collections.Counter()


@schemathesis.hook
def before_call(context, case, kwargs):
    operation = f"{case.operation.method.upper()} {case.operation.path}"
    case.body = _harmless(case.body)
    _calls[operation] += 1
    # The phase that follows links takes its ids from earlier answers, so its first requests have to succeed.
    follows_links = case.meta is not None and case.meta.phase.name.value == "stateful"
    # Not every second one: right and wrong requests are generated in turn.
    generated = zlib.crc32(f"{operation} {_calls[operation]}".encode()) % 2
    if generated and not follows_links:
        return
    service = _service(kwargs.get("base_url") or case.operation.base_url)
    uses_up = case.operation.method.upper() in _USES_UP
    for name in () if follows_links else dict(case.path_parameters or {}):
        kind = _kind(case.operation.path, name)
        if kind:
            case.path_parameters[name] = service.fresh(kind) if uses_up else service.one(kind)
    if "extraction_agent_id" in (case.query or {}):
        case.query["extraction_agent_id"] = service.one("agent")
    case.body = _real(service, case.body)
