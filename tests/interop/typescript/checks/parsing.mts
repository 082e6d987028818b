// Parse jobs, as far as extraction needs them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { LlamaCloud, NotFoundError, toFile } from "@llamaindex/llama-cloud";

import { all, extract, finish, notes, strict, upload } from "../documents.mjs";

const client = strict();
const polling = { pollingInterval: 0.05, backoff: "constant", timeout: 30 } as const;

async function extractFrom(client: LlamaCloud, parseJob: string) {
  const job = await finish(client, await extract(client, parseJob));
  assert.equal(job.file_input, parseJob);
  return job.extract_result;
}

test("parsing: a parse job of a file, and one of an upload, can be extracted from", async () => {
  const file = await upload(client, notes("H-1"));
  const parse = { tier: "fast", version: "latest" } as const;
  const ofFile = await client.parsing.create({ file_id: file.id, ...parse });
  const done = await client.parsing.waitForCompletion(ofFile.id, { expand: ["text"] }, polling);
  assert.equal(done.job.id, ofFile.id);
  assert.match(JSON.stringify(done.text), /H-1/);
  assert.deepEqual(await extractFrom(client, ofFile.id), { reference: "H-1" });

  const upload_file = await toFile(notes("H-2"), "note.txt");
  const ofUpload = await client.parsing.create({ upload_file, ...parse });
  await client.parsing.waitForCompletion(ofUpload.id, {}, polling);
  assert.deepEqual(await extractFrom(client, ofUpload.id), { reference: "H-2" });

  const listed = await all(client.parsing.list({ job_ids: [ofFile.id, ofUpload.id] }));
  assert.deepEqual(listed.map((it) => it.id), [ofUpload.id, ofFile.id]);
  await client.parsing.delete(ofFile.id);
  await assert.rejects(client.parsing.get(ofFile.id), NotFoundError);
});
