// The main path: upload, run, wait, and what comes back.

import assert from "node:assert/strict";
import { test } from "node:test";

import { LlamaCloud, toFile } from "@llamaindex/llama-cloud";

import {
  all,
  expected,
  extract,
  finish,
  invoice,
  invoiceSchema,
  itemSchema,
  notes,
  strict,
  upload,
} from "../documents.mjs";

const client = strict();

test("extraction: the quickstart works with another base URL alone", async () => {
  const client = new LlamaCloud();
  const file = await client.files.create({ file: await toFile(invoice, "invoice.pdf"), purpose: "extract" });
  const job = await client.extract.run(
    { file_input: file.id, configuration: { data_schema: invoiceSchema, tier: "agentic" } },
    { pollingInterval: 0.05 },
  );
  assert.equal(job.status, "COMPLETED");
  assert.deepEqual(job.extract_result, { invoice_number: expected.invoice_number, total: expected.total });
});

test("extraction: each part of a job comes only when it is asked for", async () => {
  const file = await upload(client, invoice, "invoice.pdf");
  const { id } = await extract(client, file.id, invoiceSchema, { cite_sources: true, confidence_scores: true });
  await finish(client, { id });
  const bare = await client.extract.get(id);
  for (const name of ["configuration", "extract_metadata", "metadata", "usage"] as const) {
    assert.equal(bare[name], null, name);
  }
  const full = await client.extract.get(id, { expand: ["configuration", "extract_metadata", "metadata", "usage"] });
  assert.deepEqual(full.configuration?.data_schema, invoiceSchema);
  assert.equal(full.usage?.credits, 8);
  assert.equal(full.metadata?.usage?.num_pages_extracted, 1);
  assert.match(full.extract_metadata?.parse_job_id ?? "", /^pjb-/);
  const total = full.extract_metadata?.field_metadata?.document_metadata?.["total"] as {
    confidence: number;
    citation: { page: number; matching_text: string }[];
  };
  assert.ok(total.confidence > 0 && total.confidence <= 1);
  assert.equal(total.citation[0]?.page, 1);
  assert.match(total.citation[0]?.matching_text ?? "", /1,355\.40/);
});

test("extraction: per_page gives a result for each page, and target_pages chooses", async () => {
  const file = await upload(client, notes("A-1", "A-2", "A-3"));
  const every = await finish(client, await extract(client, file.id, undefined, { extraction_target: "per_page" }));
  assert.deepEqual(every.extract_result, [{ reference: "A-1" }, { reference: "A-2" }, { reference: "A-3" }]);
  const some = await extract(client, file.id, undefined, { extraction_target: "per_page", target_pages: "1,3" });
  assert.deepEqual((await finish(client, some)).extract_result, [{ reference: "A-1" }, { reference: "A-3" }]);
});

test("extraction: per_table_row gives a result and metadata for each row", async () => {
  const file = await upload(client, invoice, "invoice.pdf");
  const job = await extract(client, file.id, itemSchema, { extraction_target: "per_table_row", cite_sources: true });
  await finish(client, job);
  const full = await client.extract.get(job.id, { expand: ["extract_metadata"] });
  assert.deepEqual(full.extract_result, expected.items);
  assert.equal(full.extract_metadata?.field_metadata?.row_metadata?.length, expected.items.length);
});

test("extraction: a list is newest first, pages, and filters", async () => {
  const file = await upload(client, notes("B-1"));
  const ids: string[] = [];
  for (let i = 0; i < 5; i++) ids.unshift((await finish(client, await extract(client, file.id))).id);
  const page = await client.extract.list({ file_input: file.id, page_size: 2 });
  assert.equal(page.items.length, 2);
  assert.ok(page.next_page_token && page.hasNextPage());
  const listed = await all(client.extract.list({ file_input: file.id, page_size: 2 }));
  assert.deepEqual(listed.map((it) => it.id), ids);
  assert.deepEqual(await all(client.extract.list({ file_input: file.id, status: "FAILED" })), []);
  const two = await all(client.extract.list({ job_ids: [ids[1]!, ids[3]!] }));
  assert.deepEqual(two.map((it) => it.id), [ids[1], ids[3]]);
  const since = listed[2]!.created_at;
  assert.equal((await all(client.extract.list({ file_input: file.id, created_at_on_or_after: since }))).length, 3);
});
