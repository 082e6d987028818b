"""Stored webhook configurations: the secret never comes back, an update is partial, both lists."""

import pytest
from llama_cloud import BadRequestError, NotFoundError, UnprocessableEntityError

from service import running

_URL = "https://example.com/hook"


def a_configuration_is_created_without_its_secret_ever_coming_back(client):
    answer = client.webhook_configs.with_raw_response.create(
        webhook_url=_URL,
        webhook_events=["extract.success", "extract.error"],
        webhook_headers={"X-Tenant": "seven"},
        webhook_output_format="json",
        webhook_signing_secret="whsec_interop",
    )
    assert answer.http_response.status_code == 201
    assert "whsec_interop" not in answer.http_response.text
    saved = answer.parse()
    assert saved.id.startswith("whc-")
    assert (saved.has_secret, saved.tenant_type) == (True, "project")
    assert saved.tenant_id and saved.created_at and saved.updated_at
    assert (saved.webhook_url, saved.webhook_output_format) == (_URL, "json")
    assert saved.webhook_events == ["extract.success", "extract.error"]
    assert saved.webhook_headers == {"X-Tenant": "seven"}
    for answer in (
        client.webhook_configs.with_raw_response.retrieve(saved.id),
        client.webhook_configs.with_raw_response.list(),
        client.webhook_configs.with_raw_response.list_paginated(),
        client.webhook_configs.with_raw_response.update(saved.id, webhook_url=_URL),
    ):
        assert saved.id in answer.http_response.text
        assert "whsec_interop" not in answer.http_response.text


def a_configuration_needs_nothing_but_a_url(client):
    saved = client.webhook_configs.create(webhook_url=_URL)
    assert saved.has_secret is False
    assert saved.webhook_events is None
    assert client.webhook_configs.retrieve(saved.id) == saved


def an_update_changes_only_what_it_names(client):
    saved = client.webhook_configs.create(
        webhook_url=_URL, webhook_events=["extract.success"], webhook_signing_secret="whsec_one"
    )
    changed = client.webhook_configs.update(saved.id, webhook_url=_URL + "/two")
    assert (changed.webhook_url, changed.webhook_events) == (_URL + "/two", ["extract.success"])
    assert changed.has_secret is True
    changed = client.webhook_configs.update(saved.id, webhook_events=["extract.error"], webhook_headers={"A": "b"})
    assert (changed.webhook_url, changed.webhook_events) == (_URL + "/two", ["extract.error"])
    assert changed.webhook_headers == {"A": "b"}
    assert client.webhook_configs.retrieve(saved.id) == changed


def an_empty_list_of_events_is_refused(client):
    refusals = (BadRequestError, UnprocessableEntityError)
    with pytest.raises(refusals) as refused:
        client.webhook_configs.create(webhook_url=_URL, webhook_events=[])
    assert "webhook_events" in str(refused.value.body)
    saved = client.webhook_configs.create(webhook_url=_URL, webhook_events=["extract.success"])
    with pytest.raises(refusals):
        client.webhook_configs.update(saved.id, webhook_events=[])
    assert client.webhook_configs.retrieve(saved.id).webhook_events == ["extract.success"]


def both_lists_are_newest_first_and_the_newer_one_pages():
    with running() as service, service.client() as client:
        ids = [client.webhook_configs.create(webhook_url=f"{_URL}/{i}").id for i in range(3)][::-1]
        assert [it.id for it in client.webhook_configs.list()] == ids
        page = client.webhook_configs.list_paginated(page_size=2)
        assert len(page.items) == 2 and page.next_page_token
        assert page.total_size is None
        assert [it.id for it in page] == ids
        assert client.webhook_configs.list_paginated(page_size=2, include_total=True).total_size == 3


def a_deleted_configuration_is_gone(client):
    saved = client.webhook_configs.create(webhook_url=_URL)
    answer = client.webhook_configs.with_raw_response.delete(saved.id)
    assert answer.http_response.status_code == 204 and answer.http_response.content == b""
    with pytest.raises(NotFoundError) as missing:
        client.webhook_configs.retrieve(saved.id)
    assert saved.id in missing.value.body["detail"]
    with pytest.raises(NotFoundError):
        client.webhook_configs.delete(saved.id)
