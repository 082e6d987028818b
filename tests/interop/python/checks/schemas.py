"""Schema validation and generation."""

import pytest
from llama_cloud import BadRequestError

import documents
from documents import extract, finish, note, upload


def _nested(levels: int) -> dict:
    schema = {"type": "string"}
    for _ in range(levels):
        schema = {"type": "object", "properties": {"inner": schema}}
    return schema


def a_good_schema_comes_back_ready_for_use(client):
    schema = client.extract.validate_schema(data_schema=documents.INVOICE_SCHEMA).data_schema
    assert schema["type"] == "object"
    assert set(schema["properties"]) == {"invoice_number", "total"}
    assert _nested(7) == client.extract.validate_schema(data_schema=_nested(7)).data_schema


@pytest.mark.parametrize(
    "schema",
    [
        pytest.param({"type": "array", "items": {"type": "string"}}, id="a list at the root"),
        pytest.param({"type": "object"}, id="no properties"),
        pytest.param(_nested(8), id="eight levels"),
        pytest.param({"type": "object", "properties": {"a": {"enum": ["x"]}}}, id="enum without type"),
        pytest.param(
            {"type": "object", "properties": {"a": {"type": "string", "enum": ["x", None]}}}, id="null in an enum"
        ),
        pytest.param(
            {"type": "object", "properties": {"a": {"type": "object", "additionalProperties": {"type": "string"}}}},
            id="additionalProperties as a schema",
        ),
        pytest.param({"type": "object", "properties": {"a": {"type": ["array", "null"]}}}, id="a nullable list by type"),
        pytest.param(
            {"type": "object", "properties": {f"p{i}": {"type": "string"} for i in range(5001)}}, id="5,001 properties"
        ),
    ],
)
def a_schema_that_cannot_be_used_is_refused_in_both_places(client, invoice, schema):
    with pytest.raises(BadRequestError) as refused:
        client.extract.validate_schema(data_schema=schema)
    detail = refused.value.body["detail"]
    assert detail.startswith("schema_validation"), detail
    with pytest.raises(BadRequestError) as refused:
        extract(client, invoice.id, schema)
    assert refused.value.body["detail"].startswith("schema_validation")


def a_schema_is_generated_from_a_prompt(client):
    request = client.extract.generate_schema(
        name="orders", prompt="Extract the order number, the order date and the total amount."
    )
    assert request.name == "orders"
    assert request.parameters.product_type == "extract_v2"
    names = " ".join(request.parameters.data_schema["properties"])
    for word in ("order_number", "date", "total"):
        assert word in names, names
    client.extract.validate_schema(data_schema=request.parameters.data_schema)


def a_schema_is_generated_from_a_sample_file_and_finds_its_values(client):
    file = upload(client, note("F-1"))
    request = client.extract.generate_schema(file_id=file.id)
    assert request.name
    properties = request.parameters.data_schema["properties"]
    assert properties["reference"]["type"] == "string"
    job = finish(client, extract(client, file.id, request.parameters.data_schema))
    assert job.extract_result["reference"] == "F-1"


def a_given_schema_is_kept_and_a_name_made_up(client):
    request = client.extract.generate_schema(data_schema=documents.INVOICE_SCHEMA)
    assert request.name
    assert set(documents.INVOICE_SCHEMA["properties"]) <= set(request.parameters.data_schema["properties"])


def the_generated_request_is_a_configuration_as_it_stands(client, invoice):
    request = client.extract.generate_schema(name="generated", prompt="invoice number and total")
    saved = client.configurations.create(**request.to_dict())
    job = client.extract.create(file_input=invoice.id, configuration_id=saved.id)
    assert finish(client, job).status == "COMPLETED"
