// Cancel and delete.

import assert from "node:assert/strict";
import { test } from "node:test";

import { ConflictError, NotFoundError } from "@llamaindex/llama-cloud";

import { extract, finish, notes, strict, until, upload } from "../documents.mjs";
import { holding, withService } from "../service.mjs";

const client = strict();

test("jobs: a running job is cancelled, and the waiting helper says so", async () => {
  await withService(holding, async (baseURL) => {
    const client = strict(baseURL);
    const file = await upload(client, notes("C-1"), "held.txt");
    const job = await extract(client, file.id);
    await until("the job is RUNNING", async () => (await client.extract.get(job.id)).status === "RUNNING");
    assert.equal((await client.extract.cancel(job.id)).status, "CANCELLED");
    await assert.rejects(finish(client, job), /CANCELLED/);
    await assert.rejects(client.extract.cancel(job.id), ConflictError);
  });
});

test("jobs: a running job is deleted by force alone", async () => {
  await withService(holding, async (baseURL) => {
    const client = strict(baseURL);
    const file = await upload(client, notes("C-2"), "held.txt");
    const job = await extract(client, file.id);
    await assert.rejects(client.extract.delete(job.id), ConflictError);
    // This client's release has no parameter for it yet.
    assert.deepEqual(await client.extract.delete(job.id, {}, { query: { force: true } }), {});
    await assert.rejects(client.extract.get(job.id), NotFoundError);
  });
});

test("jobs: a finished job is not cancelled, and deleted with its result", async () => {
  const file = await upload(client, notes("C-3"));
  const job = await finish(client, await extract(client, file.id));
  await assert.rejects(client.extract.cancel(job.id), ConflictError);
  assert.deepEqual(await client.extract.delete(job.id), {});
  await assert.rejects(client.extract.get(job.id), NotFoundError);
});

test("jobs: a document that cannot be read fails its job with a reason", async () => {
  const file = await upload(client, Buffer.from("%PDF-1.7\nno more"), "broken.pdf");
  const job = await extract(client, file.id);
  await assert.rejects(finish(client, job), /FAILED/);
  const failed = await client.extract.get(job.id);
  assert.equal(failed.extract_result, null);
  assert.ok(failed.error_message);
});
