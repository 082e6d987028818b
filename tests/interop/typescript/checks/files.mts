// Files: upload, list, query, get, delete, and the presigned link to the bytes.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";

import { NotFoundError } from "@llamaindex/llama-cloud";

import { all, notes, strict, until, upload } from "../documents.mjs";

const client = strict();

test("files: a file is uploaded, read back and listed", async () => {
  const name = `${randomUUID()}.txt`;
  const { data: file, response } = await client.files
    .create({ file: new File([new Uint8Array(notes("D-1"))], name), purpose: "user_data", external_file_id: name })
    .withResponse();
  assert.equal(response.status, 201);
  assert.deepEqual([file.name, file.purpose, file.external_file_id, file.file_type], [name, "user_data", name, "txt"]);
  assert.deepEqual(await client.files.retrieve(file.id), file);
  assert.deepEqual(await all(client.files.list({ external_file_id: name })), [file]);
  assert.deepEqual((await client.files.query({ filter: { file_name: name } })).items, [file]);
});

test("files: lists order, filter and page", async () => {
  const name = `${randomUUID()}.txt`;
  const ids: string[] = [];
  for (let i = 0; i < 3; i++) ids.unshift((await upload(client, notes("D-2"), name)).id);
  const newest = await all(client.files.list({ file_name: name, order_by: "created_at", page_size: 1 }));
  assert.deepEqual(newest.map((it) => it.id), ids);
  assert.equal((await all(client.files.list({ file_ids: ids.slice(1) }))).length, 2);
});

test("files: the presigned link gives the bytes without the key, and expires", async () => {
  const file = await upload(client, notes("D-3"));
  const link = await client.files.content(file.id);
  assert.ok(Date.parse(link.expires_at) > Date.now());
  const answer = await fetch(link.url);
  assert.equal(answer.status, 200);
  assert.deepEqual(Buffer.from(await answer.arrayBuffer()), notes("D-3"));
  const short = await client.files.content(file.id, { expires_at_seconds: 1 });
  await until("the link expires", async () => (await fetch(short.url)).status >= 400);
});

test("files: a deleted file is gone", async () => {
  const file = await upload(client, notes("D-4"));
  const { response } = await client.files.delete(file.id).withResponse();
  assert.equal(response.status, 204);
  await assert.rejects(client.files.retrieve(file.id), NotFoundError);
  await assert.rejects(client.files.content(file.id), NotFoundError);
});
