"""State in a folder: nothing that was accepted is lost, whatever ends the service."""

import httpx
import pytest
from llama_cloud import NotFoundError

from conditions import until
from documents import NOTE_SCHEMA, extract, finish, note, upload
from service import kept_in, running


def everything_accepted_is_there_after_a_kill(tmp_path):
    with kept_in(tmp_path) as service, service.client() as client:
        file = upload(client, note("K-1"), external_file_id="erp-1")
        saved = client.configurations.create(
            name="kept", parameters={"product_type": "extract_v2", "data_schema": NOTE_SCHEMA, "cite_sources": True}
        )
        hook = client.webhook_configs.create(webhook_url="https://example.com/hook", webhook_signing_secret="s")
        job = finish(client, client.extract.create(file_input=file.id, configuration_id=saved.id))
        everything = ["configuration", "extract_metadata", "metadata", "usage"]
        before = client.extract.get(job.id, expand=everything)
        deleted = finish(client, extract(client, file.id))
        client.extract.delete(deleted.id)
        service.kill()

    with kept_in(tmp_path) as service, service.client() as client:
        assert client.extract.get(job.id, expand=everything) == before
        assert [it.id for it in client.extract.list()] == [job.id]
        assert client.files.retrieve(file.id).to_dict() == file.to_dict()
        assert httpx.get(client.files.content(file.id).url).content == note("K-1")
        assert client.configurations.retrieve(saved.id) == saved
        assert client.webhook_configs.retrieve(hook.id) == hook
        with pytest.raises(NotFoundError):
            client.extract.get(deleted.id)
        again = finish(client, client.extract.create(file_input=file.id, configuration_id=saved.id))
        assert again.extract_result == {"reference": "K-1"}


def a_job_that_was_running_goes_on_after_a_kill(tmp_path):
    hold = ("--fault", "jobs file=held* running=1h")
    with running("--dir", str(tmp_path), *hold) as service, service.client() as client:
        file = upload(client, note("K-2"), name="held.txt")
        job = extract(client, file.id)
        until("the job is RUNNING", lambda: client.extract.get(job.id).status == "RUNNING")
        service.kill()

    with kept_in(tmp_path) as service, service.client() as client:
        assert finish(client, job).extract_result == {"reference": "K-2"}


def an_orderly_end_keeps_everything_too(tmp_path):
    with kept_in(tmp_path) as service, service.client() as client:
        jobs = [extract(client, upload(client, note(f"K-{i}")).id) for i in range(3, 6)]
        assert service.stop() == 0
    with kept_in(tmp_path) as service, service.client() as client:
        results = [finish(client, job).extract_result["reference"] for job in jobs]
        assert results == ["K-3", "K-4", "K-5"]


def a_page_token_is_good_after_a_restart(tmp_path):
    with kept_in(tmp_path) as service, service.client() as client:
        file = upload(client, note("K-6"))
        ids = [finish(client, extract(client, file.id)).id for _ in range(3)]
        token = client.extract.list(page_size=2).next_page_token
        service.kill()
    with kept_in(tmp_path) as service, service.client() as client:
        assert [it.id for it in client.extract.list(page_size=2, page_token=token)] == ids[:1]


def without_a_folder_a_new_service_knows_nothing():
    with running() as service, service.client() as client:
        job = finish(client, extract(client, upload(client, note("K-7")).id))
    with running() as service, service.client() as client, pytest.raises(NotFoundError):
        client.extract.get(job.id)
