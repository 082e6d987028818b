"""Saved configurations: upsert, list, get, partial update, delete, the typed union, use."""

import uuid

import pytest
from llama_cloud import NotFoundError, UnprocessableEntityError

from documents import INVOICE_SCHEMA, NOTE_SCHEMA, finish, note, upload

_OTHER_PRODUCTS = {
    "split_v1": {"categories": [{"name": "invoice", "description": "What is to be paid"}, {"name": "other"}]},
    "classify_v2": {"rules": [{"type": "invoice", "description": "The document asks for money"}]},
    "parse_v2": {"tier": "fast", "version": "latest"},
    "spreadsheet_v1": {"sheet_names": ["Sheet 1"], "include_hidden_cells": False},
    "unknown": {"anything": {"goes": [1, None, "x"]}},
}


def _name() -> str:
    return f"configuration {uuid.uuid4()}"


def _save(client, name: str, schema: dict = NOTE_SCHEMA, **parameters):
    return client.configurations.create(
        name=name, parameters={"product_type": "extract_v2", "data_schema": schema, **parameters}
    )


def a_configuration_is_created_and_read_back(client):
    name = _name()
    answer = client.configurations.with_raw_response.create(
        name=name,
        parameters={"product_type": "extract_v2", "data_schema": INVOICE_SCHEMA, "tier": "agentic"},
    )
    assert answer.http_response.status_code == 201
    saved = answer.parse()
    assert saved.id.startswith("cfg-")
    assert (saved.name, saved.product_type) == (name, "extract_v2")
    assert saved.version and saved.created_at and saved.updated_at
    assert saved.parameters.data_schema == INVOICE_SCHEMA
    assert saved.parameters.tier == "agentic"
    assert client.configurations.retrieve(saved.id) == saved


def creating_the_same_name_again_updates(client):
    name = _name()
    first = _save(client, name, tier="agentic")
    answer = client.configurations.with_raw_response.create(
        name=name, parameters={"product_type": "extract_v2", "data_schema": INVOICE_SCHEMA}
    )
    assert answer.http_response.status_code == 201
    second = answer.parse()
    assert second.parameters.data_schema == INVOICE_SCHEMA
    latest = list(client.configurations.list(name=name, latest_only=True))
    assert [it.version for it in latest] == [second.version]
    assert second.version >= first.version


def latest_only_keeps_the_newest_version_of_each_name(client):
    names = [_name(), _name()]
    for name in names:
        _save(client, name)
        _save(client, name, INVOICE_SCHEMA)
    for name in names:
        (latest,) = client.configurations.list(name=name, latest_only=True)
        assert latest.parameters.data_schema == INVOICE_SCHEMA
        assert latest.version == max(it.version for it in client.configurations.list(name=name))


def an_update_changes_only_what_it_names(client):
    saved = _save(client, _name(), tier="agentic", system_prompt="Careful")
    renamed = client.configurations.update(saved.id, name=_name())
    assert renamed.name != saved.name
    assert renamed.parameters == saved.parameters
    changed = client.configurations.update(
        saved.id, parameters={"product_type": "extract_v2", "data_schema": INVOICE_SCHEMA}
    )
    assert changed.name == renamed.name
    assert changed.parameters.data_schema == INVOICE_SCHEMA
    assert changed.updated_at >= saved.updated_at


@pytest.mark.parametrize("product", _OTHER_PRODUCTS)
def every_product_is_kept_with_its_own_parameters(client, product):
    parameters = {"product_type": product, **_OTHER_PRODUCTS[product]}
    saved = client.configurations.create(name=_name(), parameters=parameters)
    assert saved.product_type == product
    kept = client.configurations.retrieve(saved.id).parameters
    assert type(kept) is type(saved.parameters)
    assert parameters.items() <= kept.to_dict().items()


def lists_filter_by_product_and_name_and_page(client):
    name = _name()
    _save(client, name)
    client.configurations.create(name=name, parameters={"product_type": "parse_v2", **_OTHER_PRODUCTS["parse_v2"]})
    client.configurations.create(name=name, parameters={"product_type": "split_v1", **_OTHER_PRODUCTS["split_v1"]})

    def products(**filters):
        return sorted(it.product_type for it in client.configurations.list(name=name, **filters))

    assert products() == ["extract_v2", "parse_v2", "split_v1"]
    assert products(product_type=["extract_v2"]) == ["extract_v2"]
    assert products(product_type=["extract_v2", "split_v1"]) == ["extract_v2", "split_v1"]
    page = client.configurations.list(name=name, page_size=2)
    assert len(page.items) == 2 and page.next_page_token
    assert len(list(page)) == 3


def a_job_runs_by_the_id_of_a_configuration(client):
    file = upload(client, note("G-1"))
    saved = _save(client, _name(), cite_sources=True)
    job = finish(client, client.extract.create(file_input=file.id, configuration_id=saved.id))
    assert job.extract_result == {"reference": "G-1"}
    assert job.configuration_id == saved.id
    assert client.extract.get(job.id, expand=["configuration"]).configuration.cite_sources is True
    assert [it.id for it in client.extract.list(configuration_id=saved.id)] == [job.id]


def a_later_change_of_the_configuration_leaves_old_jobs_alone(client):
    file = upload(client, note("G-2"))
    saved = _save(client, _name())
    job = finish(client, client.extract.create(file_input=file.id, configuration_id=saved.id))
    client.configurations.update(saved.id, parameters={"product_type": "extract_v2", "data_schema": INVOICE_SCHEMA})
    kept = client.extract.get(job.id, expand=["configuration"])
    assert kept.configuration.data_schema == NOTE_SCHEMA
    assert kept.extract_result == {"reference": "G-2"}


def a_deleted_configuration_is_gone_and_its_jobs_stay(client):
    file = upload(client, note("G-3"))
    saved = _save(client, _name())
    job = finish(client, client.extract.create(file_input=file.id, configuration_id=saved.id))
    answer = client.configurations.with_raw_response.delete(saved.id)
    assert answer.http_response.status_code == 204 and answer.http_response.content == b""
    with pytest.raises(NotFoundError) as missing:
        client.configurations.retrieve(saved.id)
    assert saved.id in missing.value.body["detail"]
    with pytest.raises(NotFoundError):
        client.extract.create(file_input=file.id, configuration_id=saved.id)
    assert client.extract.get(job.id).extract_result == {"reference": "G-3"}


def a_configuration_needs_a_name_and_parameters_of_its_product(client):
    with pytest.raises(UnprocessableEntityError) as refused:
        _save(client, "")
    assert refused.value.body["detail"][0]["loc"][:2] == ["body", "name"]
    with pytest.raises(UnprocessableEntityError):
        client.configurations.create(name=_name(), parameters={"product_type": "extract_v2"})
    with pytest.raises(UnprocessableEntityError):
        client.configurations.create(name=_name(), parameters={"product_type": "no_such_product"})
