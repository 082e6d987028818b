"""The main path: upload, run, wait, and what comes back."""

import asyncio
import re

from llama_cloud import AsyncLlamaCloud

import documents
from documents import extract, finish, note, upload


def the_quickstart_works_with_another_base_url_alone(plain):
    file = plain.files.create(file=documents.INVOICE, purpose="extract")
    job = plain.extract.run(
        file_input=file.id,
        configuration={"data_schema": documents.INVOICE_SCHEMA, "tier": "agentic"},
        polling_interval=0.05,
    )
    assert job.status == "COMPLETED"
    assert job.extract_result["invoice_number"] == documents.INVOICE_EXPECTED["invoice_number"]
    assert job.extract_result["total"] == documents.INVOICE_EXPECTED["total"]


def the_asynchronous_client_gets_the_same(invoice):
    async def run():
        async with AsyncLlamaCloud(max_retries=0, _strict_response_validation=True) as client:
            return await client.extract.run(
                file_input=invoice.id,
                configuration={"data_schema": documents.INVOICE_SCHEMA},
                polling_interval=0.05,
            )

    job = asyncio.run(run())
    assert job.status == "COMPLETED"
    assert job.extract_result["total"] == documents.INVOICE_EXPECTED["total"]


def a_new_job_names_its_input_and_has_explicit_nulls(client, invoice):
    answer = client.extract.with_raw_response.create(
        file_input=invoice.id, configuration={"data_schema": documents.INVOICE_SCHEMA}
    )
    assert answer.http_response.status_code == 200
    job = answer.http_response.json()
    assert re.fullmatch(r"ext-[0-9a-z]{28}", job["id"])
    assert job["status"] in ("PENDING", "RUNNING", "COMPLETED")
    assert job["file_input"] == invoice.id
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", job["created_at"])
    for name in ("configuration_id", "configuration", "error_message", "metadata", "extract_metadata", "usage"):
        assert job[name] is None, name


def each_part_of_a_job_comes_only_when_it_is_asked_for(client, invoice):
    job = extract(client, invoice.id, documents.INVOICE_SCHEMA, tier="agentic", cite_sources=True)
    finish(client, job)

    bare = client.extract.get(job.id)
    assert (bare.configuration, bare.extract_metadata, bare.metadata, bare.usage) == (None, None, None, None)

    configuration = client.extract.get(job.id, expand=["configuration"]).configuration
    assert configuration.data_schema == documents.INVOICE_SCHEMA
    assert (configuration.tier, configuration.cite_sources) == ("agentic", True)

    usage = client.extract.get(job.id, expand=["usage"]).usage
    assert (usage.credits, usage.extract_credits, usage.parse_credits) == (25.0, 15.0, 10.0)

    metadata = client.extract.get(job.id, expand=["metadata"]).metadata
    assert metadata.usage.num_pages_extracted == 1

    full = client.extract.get(job.id, expand=["configuration", "extract_metadata", "metadata", "usage"])
    assert full.configuration and full.extract_metadata and full.metadata and full.usage


def citations_and_confidence_stand_beside_the_values(client, invoice):
    job = extract(client, invoice.id, documents.INVOICE_SCHEMA, cite_sources=True, confidence_scores=True)
    finish(client, job)
    metadata = client.extract.get(job.id, expand=["extract_metadata"]).extract_metadata
    assert metadata.parse_job_id.startswith("pjb-")
    assert metadata.parse_tier == "cost_effective"
    assert metadata.field_metadata.page_metadata is None
    assert metadata.field_metadata.row_metadata is None
    leaf = metadata.field_metadata.document_metadata["total"]
    assert 0 < leaf["confidence"] <= 1
    (citation,) = leaf["citation"]
    assert citation["page"] == 1
    assert "1,355.40" in citation["matching_text"]
    size = citation["page_dimensions"]
    for box in citation["bounding_boxes"]:
        assert 0 <= box["x"] and box["x"] + box["w"] <= size["width"]
        assert 0 <= box["y"] and box["y"] + box["h"] <= size["height"]


def neither_is_there_when_nobody_asked(client, invoice):
    job = extract(client, invoice.id, documents.INVOICE_SCHEMA)
    finish(client, job)
    metadata = client.extract.get(job.id, expand=["extract_metadata"]).extract_metadata
    leaf = metadata.field_metadata.document_metadata and metadata.field_metadata.document_metadata.get("total")
    assert not leaf or not {"citation", "confidence"} & set(leaf)


def per_page_gives_a_result_and_metadata_for_each_page(client):
    file = upload(client, documents.notes("A-1", "A-2", "A-3"))
    job = finish(client, extract(client, file.id, extraction_target="per_page", cite_sources=True))
    assert [page["reference"] for page in job.extract_result] == ["A-1", "A-2", "A-3"]
    fields = client.extract.get(job.id, expand=["extract_metadata"]).extract_metadata.field_metadata
    assert [page["reference"]["citation"][0]["page"] for page in fields.page_metadata] == [1, 2, 3]
    assert fields.document_metadata is None and fields.row_metadata is None


def per_table_row_gives_a_result_and_metadata_for_each_row(client, invoice):
    job = extract(client, invoice.id, documents.ITEM_SCHEMA, extraction_target="per_table_row", cite_sources=True)
    job = finish(client, job)
    assert job.extract_result == documents.INVOICE_EXPECTED["items"]
    fields = client.extract.get(job.id, expand=["extract_metadata"]).extract_metadata.field_metadata
    assert len(fields.row_metadata) == len(job.extract_result)
    assert all(row["amount"]["citation"][0]["page"] == 1 for row in fields.row_metadata)
    assert fields.document_metadata is None and fields.page_metadata is None


def target_pages_and_max_pages_choose_what_is_read(client):
    file = upload(client, documents.notes("B-1", "B-2", "B-3", "B-4"))

    def references(**configuration):
        job = finish(client, extract(client, file.id, extraction_target="per_page", **configuration))
        return [page["reference"] for page in job.extract_result]

    assert references(target_pages="2,4") == ["B-2", "B-4"]
    assert references(target_pages="3-4") == ["B-3", "B-4"]
    assert references(max_pages=2) == ["B-1", "B-2"]


def a_value_that_is_not_there_is_null(client):
    schema = {
        "type": "object",
        "properties": {
            "reference": {"type": "string"},
            "customs_declaration": {"anyOf": [{"type": "string"}, {"type": "null"}]},
        },
    }
    file = upload(client, note("C-1"))
    job = finish(client, extract(client, file.id, schema))
    assert job.extract_result["reference"] == "C-1"
    assert job.extract_result["customs_declaration"] is None


def system_prompt_and_the_newest_options_are_taken(client, invoice):
    job = extract(
        client,
        invoice.id,
        documents.INVOICE_SCHEMA,
        system_prompt="Read the small print.",
        parse_tier="fast",
        version="latest",
        disable_cache=True,
        advanced_citations=False,
    )
    job = finish(client, job)
    configuration = client.extract.get(job.id, expand=["configuration"]).configuration
    assert configuration.system_prompt == "Read the small print."
    assert configuration.parse_tier == "fast"
