"""Files: upload, list, query, get, delete, and the presigned link to the bytes."""

import datetime
import uuid

import httpx
import pytest
from llama_cloud import BadRequestError, NotFoundError

from conditions import until
from documents import INVOICE, extract, finish, note, upload


def _name() -> str:
    """A name that no other check uses."""
    return f"{uuid.uuid4()}.txt"


def an_upload_says_what_was_stored(client):
    answer = client.files.with_raw_response.create(
        file=("delivery.note.TXT", note("E-1")), purpose="user_data", external_file_id="erp-17"
    )
    assert answer.http_response.status_code == 201
    file = answer.parse()
    assert file.name == "delivery.note.TXT"
    assert file.file_type.lower() == "txt"
    assert (file.purpose, file.external_file_id) == ("user_data", "erp-17")
    assert file.project_id and file.last_modified_at
    assert client.files.retrieve(file.id).to_dict() == file.to_dict()


def every_purpose_is_taken(client):
    for purpose in ("user_data", "parse", "extract", "split", "classify", "sheet", "agent_app"):
        assert client.files.create(file=("a.txt", b"a"), purpose=purpose).purpose == purpose


def a_path_bytes_and_an_open_file_are_uploaded_alike(client):
    files = [
        client.files.create(file=INVOICE, purpose="extract"),
        client.files.create(file=("invoice.pdf", INVOICE.read_bytes()), purpose="extract"),
    ]
    with INVOICE.open("rb") as opened:
        files.append(client.files.create(file=opened, purpose="extract"))
    assert [file.name for file in files] == ["invoice.pdf"] * 3
    for file in files:
        assert _download(client, file.id) == INVOICE.read_bytes()


def a_name_is_data_and_never_a_path(client):
    name = "../../etc/pass wd – ü.txt"
    file = client.files.create(file=(name, note("E-2")), purpose="extract")
    assert file.name.endswith("pass wd – ü.txt")
    assert finish(client, extract(client, file.id)).extract_result == {"reference": "E-2"}


def lists_filter_order_and_page(client):
    name = _name()
    files = [upload(client, note("E-3"), name=name, external_file_id=f"{name}-{i}") for i in range(3)]
    ids = [file.id for file in files]

    page = client.files.list(file_name=name, page_size=2)
    assert len(page.items) == 2 and page.next_page_token
    assert sorted(file.id for file in page) == sorted(ids)
    newest_first = client.files.list(file_name=name, order_by="created_at", page_size=1)
    assert [file.id for file in newest_first] == ids[::-1]
    assert [file.id for file in client.files.list(file_name=name, order_by="id")] == sorted(ids)
    assert [file.id for file in client.files.list(external_file_id=f"{name}-1")] == [ids[1]]
    assert sorted(file.id for file in client.files.list(file_ids=ids[:2])) == sorted(ids[:2])
    assert [file.id for file in client.files.list(file_name=_name())] == []


def the_old_query_operation_answers_like_the_list(client):
    name = _name()
    ids = [upload(client, note("E-4"), name=name).id for _ in range(3)]
    first = client.files.query(filter={"file_name": name}, page_size=2)
    assert len(first.items) == 2
    second = client.files.query(filter={"file_name": name}, page_size=2, page_token=first.next_page_token)
    assert sorted(file.id for file in first.items + second.items) == sorted(ids)
    assert not second.next_page_token
    assert [file.id for file in client.files.query(filter={"file_ids": [ids[0]]}).items] == [ids[0]]


def the_presigned_link_gives_the_bytes_without_the_key(client):
    content = note("E-5") + bytes(range(256))
    file = upload(client, content, name="all bytes.txt")
    link = client.files.content(file.id)
    assert link.expires_at > datetime.datetime.now(datetime.timezone.utc)
    answer = httpx.get(link.url)
    assert answer.status_code == 200
    assert answer.content == content


def a_file_expands_its_download_url(client):
    file = upload(client, note("E-6"))
    assert file.download_url is None
    assert client.files.retrieve(file.id).download_url is None
    link = client.files.with_raw_response.retrieve(file.id, extra_query={"expand": "download_url"}).parse()
    assert httpx.get(link.download_url.url).content == note("E-6")
    (listed,) = client.files.list(file_ids=[file.id], expand=["download_url"])
    assert httpx.get(listed.download_url.url).content == note("E-6")


def a_presigned_link_expires_and_cannot_be_changed(client):
    file = upload(client, note("E-7"))
    link = client.files.content(file.id, expires_at_seconds=1).url
    changed = link[:-1] + ("0" if link[-1] != "0" else "1")
    assert httpx.get(changed).status_code in (400, 401, 403, 404)
    until("the link expires", lambda: httpx.get(link).status_code in (400, 401, 403, 404, 410))


def a_deleted_file_is_gone(client):
    file = upload(client, note("E-9"))
    link = client.files.content(file.id).url
    answer = client.files.with_raw_response.delete(file.id)
    assert answer.http_response.status_code == 204 and answer.http_response.content == b""
    for gone in (client.files.retrieve, client.files.content, client.files.delete):
        with pytest.raises(NotFoundError) as missing:
            gone(file.id)
        assert file.id in missing.value.body["detail"]
    assert httpx.get(link).status_code == 404
    assert [file.id for file in client.files.list(file_ids=[file.id])] == []


def an_upload_without_content_or_name_is_refused(client):
    with pytest.raises(BadRequestError):
        client.files.create(file=("empty.txt", b""), purpose="extract")


def _download(client, file_id: str) -> bytes:
    return httpx.get(client.files.content(file_id).url).content
