"""Parse jobs, as far as extraction needs them: a job made from a file can be extracted from."""

import contextlib
import os

import pytest
from llama_cloud import BadRequestError, ConflictError, NotFoundError, PollingError, UnprocessableEntityError

from conditions import until
from documents import extract, finish, note, notes, upload
from service import holding


def _parse(client, file_id: str, **options):
    return client.parsing.create(file_id=file_id, tier="fast", version="latest", **options)


def _parsed(client, job):
    return client.parsing.wait_for_completion(job.id, polling_interval=0.05, backoff="constant", timeout=30)


def a_parse_job_is_what_a_later_extraction_reads(client):
    file = upload(client, note("I-1"))
    parse = _parse(client, file.id)
    assert parse.id.startswith("pjb-")
    _parsed(client, parse)
    job = finish(client, extract(client, parse.id))
    assert job.file_input == parse.id
    assert job.extract_result == {"reference": "I-1"}
    assert client.extract.get(job.id, expand=["extract_metadata"]).extract_metadata.parse_job_id == parse.id
    assert [it.id for it in client.extract.list(file_input=parse.id, document_input_type="parse_job_id")] == [job.id]


def the_parse_job_behind_an_extraction_can_be_used_again(client):
    file = upload(client, note("I-2"))
    first = finish(client, extract(client, file.id))
    parse_id = client.extract.get(first.id, expand=["extract_metadata"]).extract_metadata.parse_job_id
    assert client.parsing.get(parse_id).job.status == "COMPLETED"
    assert finish(client, extract(client, parse_id)).extract_result == {"reference": "I-2"}


def a_parse_job_gives_the_text_of_each_page_when_asked(client):
    file = upload(client, notes("I-3", "I-4"))
    job = _parse(client, file.id)
    _parsed(client, job)
    bare = client.parsing.get(job.id)
    assert (bare.job.id, bare.job.status, bare.text) == (job.id, "COMPLETED", None)
    full = client.parsing.get(job.id, expand=["text", "markdown"])
    assert [page.page_number for page in full.text.pages] == [1, 2]
    assert "I-3" in full.text.pages[0].text and "I-4" in full.text.pages[1].text
    assert "I-4" in full.markdown.pages[1].markdown


def a_file_is_uploaded_and_parsed_in_one_request(client):
    job = client.parsing.create(
        upload_file=("note.txt", note("I-5"), "text/plain"), tier="cost_effective", version="latest"
    )
    _parsed(client, job)
    assert finish(client, extract(client, job.id)).extract_result == {"reference": "I-5"}


def parse_jobs_are_listed_newest_first_by_page_and_filter(client):
    file = upload(client, note("I-6"))
    ids = [_parse(client, file.id).id for _ in range(3)]
    for job_id in ids:
        client.parsing.wait_for_completion(job_id, polling_interval=0.05, backoff="constant", timeout=30)
    page = client.parsing.list(job_ids=ids, page_size=2)
    assert len(page.items) == 2 and page.next_page_token
    assert [job.id for job in page] == ids[::-1]
    assert [job.id for job in client.parsing.list(job_ids=ids, status="FAILED")] == []


def a_finished_parse_job_is_deleted_and_not_cancelled(client):
    file = upload(client, note("I-7"))
    job = _parse(client, file.id)
    _parsed(client, job)
    with pytest.raises((ConflictError, BadRequestError)):
        client.parsing.cancel(job.id)
    gone = client.parsing.delete(job.id)
    assert (gone.id, gone.project_id) == (job.id, job.project_id)
    with pytest.raises(NotFoundError):
        client.parsing.get(job.id)
    with pytest.raises(NotFoundError):
        extract(client, job.id)


def a_parse_job_that_waits_is_cancelled(client):
    # Jobs wait while every core reads a document, and these take a while.
    file = upload(client, b"Reference: I-9, weight 12.5 kg, and some more words on this line\n" * 50_000)
    jobs = [_parse(client, file.id) for _ in range(3 * (os.cpu_count() or 1))]
    cancelled = client.parsing.cancel(jobs[-1].id)
    assert (cancelled.id, cancelled.status) == (jobs[-1].id, "CANCELLED")
    assert client.parsing.get(jobs[-1].id).job.status == "CANCELLED"
    with pytest.raises(PollingError, match="CANCELLED"):
        _parsed(client, jobs[-1])
    # The others need not be waited for by other checks.
    for job in jobs[::-1]:
        with contextlib.suppress(ConflictError):
            client.parsing.cancel(job.id)


def an_unfinished_parse_job_cannot_be_extracted_from():
    with holding() as service, service.client() as client:
        file = upload(client, note("I-8"), name="held.txt")
        extract(client, file.id)
        (parse,) = until("the parse job is RUNNING", lambda: client.parsing.list(status="RUNNING").items)
        with pytest.raises(BadRequestError) as refused:
            extract(client, parse.id)
        assert refused.value.body["detail"].startswith("inputs_invalid")


def a_parse_job_needs_exactly_one_source(client):
    with pytest.raises((BadRequestError, UnprocessableEntityError)):
        client.parsing.create(tier="fast", version="latest")
    with pytest.raises(NotFoundError):
        _parse(client, "dfl-of-nobody")


def the_versions_of_each_tier_are_listed(plain):
    # Which dates there are changes with every release of the client; that they are dates does not.
    versions = plain.parsing.list_versions().to_dict()
    for tier in ("fast", "cost_effective", "agentic", "agentic_plus"):
        assert versions[tier] and all(isinstance(it, str) for it in versions[tier])
