// Schema validation and generation.

import assert from "node:assert/strict";
import { test } from "node:test";

import { BadRequestError } from "@llamaindex/llama-cloud";

import { invoiceSchema, notes, strict, upload } from "../documents.mjs";

const client = strict();

test("schemas: a good schema comes back, a bad one is a bad request", async () => {
  const { data_schema } = await client.extract.validateSchema({ data_schema: invoiceSchema });
  assert.equal(data_schema["type"], "object");
  await assert.rejects(
    client.extract.validateSchema({ data_schema: { type: "array", items: { type: "string" } } }),
    (error) => error instanceof BadRequestError && /schema_validation/.test(error.message),
  );
});

test("schemas: a schema is generated from a prompt, a file, and a schema", async () => {
  const named = await client.extract.generateSchema({ name: "orders", prompt: "the order number and the order date" });
  assert.equal(named.name, "orders");
  assert.ok(named.parameters.product_type === "extract_v2");
  assert.ok("order_number" in (named.parameters.data_schema["properties"] as object));

  const file = await upload(client, notes("E-1"));
  const found = await client.extract.generateSchema({ file_id: file.id });
  assert.ok(found.name && found.parameters.product_type === "extract_v2");
  assert.ok("reference" in (found.parameters.data_schema["properties"] as object));

  const kept = await client.extract.generateSchema({ data_schema: invoiceSchema });
  assert.ok(kept.parameters.product_type === "extract_v2");
  assert.ok("total" in (kept.parameters.data_schema["properties"] as object));
});
