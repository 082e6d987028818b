// Saved configurations.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";

import { NotFoundError } from "@llamaindex/llama-cloud";

import { all, finish, invoiceSchema, noteSchema, notes, strict, upload } from "../documents.mjs";

const client = strict();
const name = () => `configuration ${randomUUID()}`;

test("configurations: creating is an upsert with status 201", async () => {
  const called = name();
  const create = (data_schema: typeof noteSchema) =>
    client.configurations
      .create({ name: called, parameters: { product_type: "extract_v2", data_schema } })
      .withResponse();
  const first = await create(noteSchema);
  const second = await create(invoiceSchema);
  assert.deepEqual([first.response.status, second.response.status], [201, 201]);
  assert.match(first.data.id, /^cfg-/);
  const latest = await all(client.configurations.list({ name: called, latest_only: true }));
  assert.deepEqual(latest.map((it) => it.version), [second.data.version]);
  assert.ok(latest[0]?.parameters.product_type === "extract_v2");
  assert.deepEqual(latest[0].parameters.data_schema, invoiceSchema);
});

test("configurations: an update changes only what it names, and a deletion is final", async () => {
  const saved = await client.configurations.create({
    name: name(),
    parameters: { product_type: "parse_v2", tier: "fast", version: "latest" },
  });
  const renamed = await client.configurations.update(saved.id, { name: name() });
  assert.notEqual(renamed.name, saved.name);
  assert.deepEqual(renamed.parameters, saved.parameters);
  assert.deepEqual(await client.configurations.retrieve(saved.id), renamed);
  const listed = await all(client.configurations.list({ name: renamed.name, product_type: ["parse_v2", "split_v1"] }));
  assert.deepEqual(listed.map((it) => it.id), [saved.id]);
  const { response } = await client.configurations.delete(saved.id).withResponse();
  assert.equal(response.status, 204);
  await assert.rejects(client.configurations.retrieve(saved.id), NotFoundError);
});

test("configurations: a job runs by the id of a configuration", async () => {
  const saved = await client.configurations.create({
    name: name(),
    parameters: { product_type: "extract_v2", data_schema: noteSchema },
  });
  const file = await upload(client, notes("F-1"));
  const job = await finish(client, await client.extract.create({ file_input: file.id, configuration_id: saved.id }));
  assert.equal(job.configuration_id, saved.id);
  assert.deepEqual(job.extract_result, { reference: "F-1" });
});
