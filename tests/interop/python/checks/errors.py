"""Refusals: each is the client's right exception, with the service's words."""

import os

import httpx
import pytest
from llama_cloud import (
    APIStatusError,
    AuthenticationError,
    BadRequestError,
    ConflictError,
    InternalServerError,
    LlamaCloud,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    UnprocessableEntityError,
)

from documents import INVOICE, INVOICE_SCHEMA, NOTE_SCHEMA, extract, finish, note, upload
from service import running

_MIB = 1024 * 1024


def a_wrong_key_is_refused_and_the_right_one_is_not():
    with running("--api-key", "llx-right") as service:
        with service.client(api_key="llx-wrong") as client, pytest.raises(AuthenticationError) as refused:
            client.files.create(file=INVOICE, purpose="extract")
        assert isinstance(refused.value.body["detail"], str)
        with service.client(api_key="llx-right") as client:
            assert client.files.create(file=INVOICE, purpose="extract").id


def a_missing_key_is_refused_in_the_services_words():
    answer = httpx.get(os.environ["LLAMA_CLOUD_BASE_URL"] + "/api/v2/extract")
    assert (answer.status_code, answer.json()) == (401, {"detail": "Not authenticated"})


@pytest.mark.parametrize(
    "look",
    [
        pytest.param(lambda client, unknown: client.extract.get(unknown), id="job"),
        pytest.param(lambda client, unknown: client.extract.cancel(unknown), id="cancel"),
        pytest.param(lambda client, unknown: client.extract.delete(unknown), id="delete"),
        pytest.param(lambda client, unknown: extract(client, unknown), id="file_input"),
        pytest.param(lambda client, unknown: client.files.retrieve(unknown), id="file"),
        pytest.param(lambda client, unknown: client.files.content(unknown), id="content"),
        pytest.param(lambda client, unknown: client.configurations.retrieve(unknown), id="configuration"),
        pytest.param(
            lambda client, unknown: client.extract.create(
                file_input=upload(client, note("J-0")).id, configuration_id=unknown
            ),
            id="configuration_id",
        ),
        pytest.param(lambda client, unknown: client.webhook_configs.retrieve(unknown), id="webhook configuration"),
        pytest.param(lambda client, unknown: client.parsing.get(unknown), id="parse job"),
    ],
)
def what_is_not_there_is_named(client, look):
    with pytest.raises(NotFoundError) as missing:
        look(client, "xyz-of-nobody")
    assert "xyz-of-nobody" in missing.value.body["detail"]


def strange_ids_are_not_found_and_nothing_worse(client):
    for strange in ("..%2f..", "a b", "ü", "%00", "x" * 2000, "'; drop table jobs"):
        with pytest.raises(NotFoundError):
            client.extract.get(strange)
        with pytest.raises(NotFoundError):
            client.files.retrieve(strange)


def both_configurations_or_neither_is_a_bad_request(client, invoice):
    with pytest.raises(BadRequestError) as refused:
        client.extract.create(file_input=invoice.id)
    assert refused.value.body["detail"].startswith("inputs_invalid")
    with pytest.raises(BadRequestError) as refused:
        client.extract.create(
            file_input=invoice.id, configuration={"data_schema": INVOICE_SCHEMA}, configuration_id="cfg-x"
        )
    assert refused.value.body["detail"].startswith("inputs_invalid")


def what_does_not_fit_is_listed_with_its_place(client, invoice):
    with pytest.raises(UnprocessableEntityError) as refused:
        extract(client, invoice.id, INVOICE_SCHEMA, tier="no_such_tier")
    (misfit,) = refused.value.body["detail"]
    assert misfit["loc"] == ["body", "configuration", "tier"]
    assert "'cost_effective'" in misfit["msg"] and misfit["type"]
    with pytest.raises(UnprocessableEntityError) as refused:
        client.extract.list(page_size=0)
    assert refused.value.body["detail"][0]["loc"] == ["query", "page_size"]
    with pytest.raises(UnprocessableEntityError) as refused:
        client.files.create(file=INVOICE, purpose="no_such_purpose")
    assert refused.value.body["detail"][0]["loc"] == ["body", "purpose"]
    with pytest.raises(UnprocessableEntityError):
        client.files.list(order_by="size desc")


def a_page_token_of_nobody_is_refused(client):
    with pytest.raises((BadRequestError, UnprocessableEntityError)):
        client.extract.list(page_token="not one of yours")


def a_conflict_is_a_conflict(client):
    job = finish(client, extract(client, upload(client, note("J-1")).id))
    with pytest.raises(ConflictError) as refused:
        client.extract.cancel(job.id)
    assert "COMPLETED" in refused.value.body["detail"]


def a_file_over_the_limit_is_too_large():
    with running("--max-upload-mb", "1") as service, service.client() as client:
        with pytest.raises(APIStatusError) as refused:
            client.files.create(file=("zeros.txt", bytes(2 * _MIB)), purpose="extract")
        assert refused.value.status_code == 413
        assert "1 MB" in refused.value.body["detail"]
        assert upload(client, note("J-3")).id


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, BadRequestError),
        (401, AuthenticationError),
        (402, APIStatusError),
        (403, PermissionDeniedError),
        (404, NotFoundError),
        (409, ConflictError),
        (413, APIStatusError),
        (422, UnprocessableEntityError),
        (429, RateLimitError),
        (500, InternalServerError),
        (503, InternalServerError),
    ],
)
def a_fault_is_the_clients_own_exception_for_its_status(status, kind):
    with running("--fault", f"list_extract_jobs answer={status}") as service, service.client() as client:
        with pytest.raises(kind) as refused:
            client.extract.list()
        assert refused.value.status_code == status
        assert refused.value.body["detail"]


def the_client_survives_a_busy_service():
    fault = "create_extract_job first=2 answer=429 retry_after=1s"
    with running("--fault", fault) as service, LlamaCloud(base_url=service.base_url) as client:
        file = upload(client, note("J-2"))
        job = client.extract.run(
            file_input=file.id, configuration={"data_schema": NOTE_SCHEMA}, polling_interval=0.05
        )
        assert job.extract_result == {"reference": "J-2"}
        assert len(list(client.extract.list())) == 1
