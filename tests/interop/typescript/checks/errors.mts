// Refusals: each is the client's right exception, with the service's words.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  APIError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  InternalServerError,
  LlamaCloud,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  UnprocessableEntityError,
} from "@llamaindex/llama-cloud";

import { all, extract, invoiceSchema, noteSchema, notes, strict, upload } from "../documents.mjs";
import { withService } from "../service.mjs";

const client = strict();

test("errors: a wrong key is refused and the right one is not", async () => {
  await withService(["--api-key", "llx-right"], async (baseURL) => {
    const wrong = new LlamaCloud({ baseURL, apiKey: "llx-wrong", maxRetries: 0 });
    await assert.rejects(all(wrong.extract.list()), AuthenticationError);
    const right = new LlamaCloud({ baseURL, apiKey: "llx-right", maxRetries: 0 });
    assert.deepEqual(await all(right.extract.list()), []);
  });
});

test("errors: what is not there is named", async () => {
  const named = (error: unknown) => error instanceof NotFoundError && error.message.includes("xyz-of-nobody");
  await assert.rejects(client.extract.get("xyz-of-nobody"), named);
  await assert.rejects(client.files.retrieve("xyz-of-nobody"), named);
  await assert.rejects(client.configurations.retrieve("xyz-of-nobody"), named);
  await assert.rejects(client.webhookConfigs.retrieve("xyz-of-nobody"), named);
  await assert.rejects(client.parsing.get("xyz-of-nobody"), named);
  await assert.rejects(extract(client, "xyz-of-nobody"), named);
});

test("errors: bad requests and misfits are told apart", async () => {
  const file = await upload(client, notes("I-1"));
  await assert.rejects(
    client.extract.create({ file_input: file.id }),
    (error) => error instanceof BadRequestError && /inputs_invalid/.test(error.message),
  );
  await assert.rejects(
    // A tier that the types do not allow: the service has to say it too.
    extract(client, file.id, invoiceSchema, { tier: "no_such_tier" as "agentic" }),
    (error) => error instanceof UnprocessableEntityError && /cost_effective/.test(error.message),
  );
});

test("errors: a file over the limit is too large", async () => {
  await withService(["--max-upload-mb", "1"], async (baseURL) => {
    await assert.rejects(
      upload(strict(baseURL), Buffer.alloc(2 * 1024 * 1024)),
      (error) => error instanceof APIError && error.status === 413 && /1 MB/.test(error.message),
    );
  });
});

const kinds: [number, typeof APIError][] = [
  [400, BadRequestError],
  [401, AuthenticationError],
  [402, APIError],
  [403, PermissionDeniedError],
  [404, NotFoundError],
  [409, ConflictError],
  [422, UnprocessableEntityError],
  [429, RateLimitError],
  [500, InternalServerError],
  [503, InternalServerError],
] as [number, typeof APIError][];
for (const [status, kind] of kinds) {
  test(`errors: a fault is the client's own exception for its status ${status}`, async () => {
    await withService(["--fault", `list_extract_jobs answer=${status}`], async (baseURL) => {
      await assert.rejects(
        all(strict(baseURL).extract.list()),
        (error) => error instanceof kind && error.status === status && /detail/.test(error.message),
      );
    });
  });
}

test("errors: the client survives a busy service", async () => {
  await withService(["--fault", "create_extract_job first=2 answer=429 retry_after=1s"], async (baseURL) => {
    const client = new LlamaCloud({ baseURL });
    const file = await upload(client, notes("I-2"));
    const job = await client.extract.run(
      { file_input: file.id, configuration: { data_schema: noteSchema } },
      { pollingInterval: 0.05 },
    );
    assert.deepEqual(job.extract_result, { reference: "I-2" });
  });
});
