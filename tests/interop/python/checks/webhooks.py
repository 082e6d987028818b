"""Webhooks, delivered for real to a receiver of our own."""

import json

import pytest
from llama_cloud import NotFoundError

from conditions import until
from documents import NOTE_SCHEMA, extract, finish, note, upload
from receiver import receiver
from service import holding

_SECRET = "whsec_interop"


def _start(client, file_id, *hooks, ids=()):
    return client.extract.create(
        file_input=file_id,
        configuration={"data_schema": NOTE_SCHEMA},
        webhook_configurations=list(hooks),
        webhook_configuration_ids=list(ids),
    )


def a_finished_job_is_announced_with_a_signature_over_the_raw_body(client):
    with receiver() as taken:
        file = upload(client, note("H-1"))
        job = _start(client, file.id, {"webhook_url": taken.url, "webhook_signing_secret": _SECRET})
        delivery = taken.wait_for("extract.success", job.id)
        assert delivery.is_signed_with(_SECRET)
        assert not delivery.is_signed_with("another secret")
        assert delivery.headers["content-type"].startswith("application/json")
        assert delivery.headers["user-agent"] == "llamaindex-webhook-service/1.0"
        event = delivery.event
        assert delivery.headers["x-webhook-event-id"] == event["event_id"]
        assert delivery.headers["x-webhook-event-type"] == event["event_type"] == "extract.success"
        assert isinstance(event["timestamp"], float)
        assert event["data"]["job_id"] == event["data"]["id"] == job.id
        # Who is told gets the result.
        assert client.extract.get(job.id).extract_result == {"reference": "H-1"}


def without_a_secret_there_is_no_signature(client):
    with receiver() as taken:
        file = upload(client, note("H-2"))
        job = _start(client, file.id, {"webhook_url": taken.url})
        assert "lc-signature" not in taken.wait_for("extract.success", job.id).headers


def the_payload_is_a_json_string_unless_json_is_asked_for(client):
    with receiver() as text, receiver() as plain:
        file = upload(client, note("H-3"))
        job = _start(
            client,
            file.id,
            {"webhook_url": text.url, "webhook_signing_secret": _SECRET},
            {"webhook_url": plain.url, "webhook_output_format": "json", "webhook_signing_secret": _SECRET},
        )
        text = text.wait_for("extract.success", job.id)
        plain = plain.wait_for("extract.success", job.id)
        assert isinstance(json.loads(text.body), str)
        assert isinstance(json.loads(plain.body), dict)
        assert text.is_signed_with(_SECRET) and plain.is_signed_with(_SECRET)


def each_endpoint_hears_only_of_the_events_that_it_wants(client):
    with receiver() as everything, receiver() as success, receiver() as error:
        file = upload(client, note("H-4"))
        job = _start(
            client,
            file.id,
            {"webhook_url": error.url, "webhook_events": ["extract.error", "parse.success"]},
            {"webhook_url": success.url, "webhook_events": ["extract.success"]},
            {"webhook_url": everything.url},
        )
        everything.wait_for("extract.pending", job.id)
        everything.wait_for("extract.success", job.id)
        success.wait_for("extract.success", job.id)
        assert success.events_of_job(job.id) == ["extract.success"]
        assert error.events_of_job(job.id) == []


def failures_and_cancellations_are_events_too():
    with holding() as service, service.client() as client, receiver() as taken:
        broken = client.files.create(file=("broken.pdf", b"%PDF-1.7\nno more"), purpose="extract")
        job = _start(client, broken.id, {"webhook_url": taken.url})
        taken.wait_for("extract.error", job.id)

        held = upload(client, note("H-5"), name="held.txt")
        job = _start(client, held.id, {"webhook_url": taken.url})
        client.extract.cancel(job.id)
        taken.wait_for("extract.cancelled", job.id)


def custom_headers_are_sent(client):
    with receiver() as taken:
        file = upload(client, note("H-6"))
        hook = {"webhook_url": taken.url, "webhook_headers": {"X-Tenant": "seven", "Authorization": "Bearer ours"}}
        job = _start(client, file.id, hook)
        headers = taken.wait_for("extract.success", job.id).headers
        assert (headers["x-tenant"], headers["authorization"]) == ("seven", "Bearer ours")


def a_delivery_that_failed_is_tried_again_unchanged(client):
    with receiver(500) as taken:
        file = upload(client, note("H-7"))
        hook = {
            "webhook_url": taken.url,
            "webhook_events": ["extract.success"],
            "webhook_signing_secret": _SECRET,
        }
        job = _start(client, file.id, hook)
        # The job does not wait for its webhooks.
        assert finish(client, job).status == "COMPLETED"
        first = taken.wait_for("extract.success", job.id)
        second = until("a second try", lambda: len(taken.of_job(job.id)) == 2 and taken.of_job(job.id)[1])
        assert second.body == first.body
        assert second.headers["x-webhook-event-id"] == first.headers["x-webhook-event-id"]
        assert second.is_signed_with(_SECRET)


def an_endpoint_that_is_not_there_harms_no_job(client):
    with receiver() as closed:
        url = closed.url
    file = upload(client, note("H-8"))
    assert finish(client, _start(client, file.id, {"webhook_url": url})).status == "COMPLETED"


def stored_configurations_are_told_as_well(client):
    with receiver() as stored, receiver() as inline:
        saved = client.webhook_configs.create(
            webhook_url=stored.url,
            webhook_events=["extract.success"],
            webhook_headers={"X-Stored": "yes"},
            webhook_output_format="json",
            webhook_signing_secret=_SECRET,
        )
        file = upload(client, note("H-9"))
        job = _start(client, file.id, {"webhook_url": inline.url}, ids=[saved.id])
        delivery = stored.wait_for("extract.success", job.id)
        assert delivery.is_signed_with(_SECRET)
        assert delivery.headers["x-stored"] == "yes"
        assert isinstance(json.loads(delivery.body), dict)
        inline.wait_for("extract.success", job.id)


def an_unknown_stored_configuration_is_refused(client):
    file = upload(client, note("H-10"))
    with pytest.raises(NotFoundError) as missing:
        _start(client, file.id, ids=["whc-of-nobody"])
    assert "whc-of-nobody" in missing.value.body["detail"]


def a_job_without_webhooks_tells_nobody(client):
    with receiver() as taken:
        file = upload(client, note("H-11"))
        told = _start(client, file.id, {"webhook_url": taken.url})
        silent = finish(client, extract(client, file.id))
        taken.wait_for("extract.success", told.id)
        assert taken.of_job(silent.id) == []
