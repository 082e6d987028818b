"""Jobs after they were made: lists, paging, filters, cancel, delete."""

import datetime

import pytest
from llama_cloud import ConflictError, NotFoundError, PollingError

from conditions import until
from documents import extract, finish, note, upload
from service import holding


@pytest.fixture(scope="module")
def five(client):
    """Five finished jobs on one file, oldest first."""
    file = upload(client, note("five"))
    jobs = [finish(client, extract(client, file.id)) for _ in range(5)]
    return file, jobs


def _ids(jobs):
    return [job.id for job in jobs]


def a_list_is_newest_first_and_pages_until_its_end(client, five):
    file, jobs = five
    page = client.extract.list(file_input=file.id, page_size=2)
    assert len(page.items) == 2 and page.next_page_token
    assert _ids(page) == _ids(reversed(jobs))

    sizes = [len(page.items) for page in page.iter_pages()]
    assert sizes == [2, 2, 1]


def a_page_token_goes_on_where_the_page_ended(client, five):
    file, jobs = five
    first = client.extract.list(file_input=file.id, page_size=3)
    second = client.extract.list(file_input=file.id, page_size=3, page_token=first.next_page_token)
    assert _ids(first.items) + _ids(second.items) == _ids(reversed(jobs))
    assert not second.next_page_token


def a_page_token_skips_nothing_when_jobs_are_added_or_deleted(client):
    file = upload(client, note("moving"))
    jobs = [finish(client, extract(client, file.id)) for _ in range(4)]
    first = client.extract.list(file_input=file.id, page_size=2)
    client.extract.delete(first.items[-1].id)
    extract(client, file.id)
    second = client.extract.list(file_input=file.id, page_size=2, page_token=first.next_page_token)
    assert _ids(second.items) == [jobs[1].id, jobs[0].id]


def filters_choose_by_id_status_input_and_time(client, five):
    file, jobs = five
    wanted = [jobs[1].id, jobs[3].id]
    assert set(_ids(client.extract.list(job_ids=wanted))) == set(wanted)
    assert len(_ids(client.extract.list(file_input=file.id, status="COMPLETED"))) == 5
    assert _ids(client.extract.list(file_input=file.id, status="FAILED")) == []
    assert len(_ids(client.extract.list(document_input_value=file.id))) == 5
    assert len(_ids(client.extract.list(file_input=file.id, document_input_type="file_id"))) == 5
    assert _ids(client.extract.list(file_input=file.id, document_input_type="parse_job_id")) == []
    assert _ids(client.extract.list(configuration_id="cfg-of-nobody")) == []

    middle = jobs[2].created_at
    since = client.extract.list(file_input=file.id, created_at_on_or_after=middle)
    assert _ids(since) == _ids(reversed(jobs[2:]))
    before = client.extract.list(file_input=file.id, created_at_on_or_before=middle.isoformat())
    assert _ids(before) == _ids(reversed(jobs[:3]))
    tomorrow = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=1)
    assert _ids(client.extract.list(file_input=file.id, created_at_on_or_after=tomorrow)) == []


def a_list_expands_what_is_asked_for(client, five):
    file, _ = five
    bare = client.extract.list(file_input=file.id).items[0]
    assert bare.configuration is None and bare.extract_metadata is None
    full = client.extract.list(file_input=file.id, expand=["configuration", "extract_metadata"]).items[0]
    assert full.configuration.tier == "cost_effective"
    assert full.extract_metadata.parse_job_id


def a_running_job_is_seen_cancelled_and_then_stays_so():
    with holding() as service, service.client() as client:
        file = upload(client, note("D-1"), name="held.txt")
        job = extract(client, file.id)
        until("the job is RUNNING", lambda: client.extract.get(job.id).status == "RUNNING")
        assert _ids(client.extract.list(status="RUNNING")) == [job.id]

        cancelled = client.extract.cancel(job.id)
        assert (cancelled.id, cancelled.status) == (job.id, "CANCELLED")
        assert client.extract.get(job.id).status == "CANCELLED"
        assert _ids(client.extract.list(status="CANCELLED")) == [job.id]
        with pytest.raises(PollingError, match="CANCELLED"):
            client.extract.wait_for_completion(job.id, polling_interval=0.05)
        with pytest.raises(ConflictError):
            client.extract.cancel(job.id)


def a_job_that_has_ended_cannot_be_cancelled(client):
    file = upload(client, note("D-2"))
    job = finish(client, extract(client, file.id))
    with pytest.raises(ConflictError) as refused:
        client.extract.cancel(job.id)
    assert job.id in refused.value.body["detail"]
    assert client.extract.get(job.id).status == "COMPLETED"


def a_finished_job_is_deleted_with_its_result(client):
    file = upload(client, note("D-3"))
    job = finish(client, extract(client, file.id))
    assert client.extract.delete(job.id) == {}
    with pytest.raises(NotFoundError) as missing:
        client.extract.get(job.id)
    assert job.id in missing.value.body["detail"]
    assert _ids(client.extract.list(job_ids=[job.id])) == []
    assert client.files.retrieve(file.id).id == file.id


def a_running_job_is_deleted_by_force_alone():
    with holding() as service, service.client() as client:
        file = upload(client, note("D-4"), name="held.txt")
        job = extract(client, file.id)
        with pytest.raises(ConflictError) as refused:
            client.extract.delete(job.id)
        assert "force" in refused.value.body["detail"]
        assert client.extract.delete(job.id, force=True) == {}
        with pytest.raises(NotFoundError):
            client.extract.get(job.id)


def a_document_that_cannot_be_read_fails_its_job_with_a_reason(client):
    file = client.files.create(file=("broken.pdf", b"%PDF-1.7\nno more"), purpose="extract")
    job = extract(client, file.id)
    with pytest.raises(PollingError) as failed:
        finish(client, job)
    job = client.extract.get(job.id)
    assert job.status == "FAILED" and job.extract_result is None
    assert job.error_message and job.error_message in str(failed.value)
