// Webhooks: stored configurations, and deliveries to a receiver of our own.

import assert from "node:assert/strict";
import { test } from "node:test";

import { NotFoundError } from "@llamaindex/llama-cloud";

import { noteSchema, notes, strict, until, upload } from "../documents.mjs";
import { withReceiver } from "../receiver.mjs";

const client = strict();
const secret = "whsec_interop";
const webhook_url = "https://example.com/hook";

test("webhooks: a stored configuration never shows its secret", async () => {
  const { data: saved, response } = await client.webhookConfigs
    .create({ webhook_url, webhook_events: ["extract.success"], webhook_signing_secret: secret })
    .withResponse();
  assert.equal(response.status, 201);
  assert.deepEqual([saved.has_secret, saved.tenant_type], [true, "project"]);
  const seen = [saved, await client.webhookConfigs.retrieve(saved.id), ...(await client.webhookConfigs.list())];
  assert.ok(!JSON.stringify(seen).includes(secret));
  assert.ok(seen.slice(2).some((it) => it.id === saved.id));

  const changed = await client.webhookConfigs.update(saved.id, { webhook_output_format: "json" });
  assert.deepEqual([changed.webhook_url, changed.webhook_events], [webhook_url, ["extract.success"]]);
  assert.equal(changed.webhook_output_format, "json");
  await assert.rejects(client.webhookConfigs.create({ webhook_url, webhook_events: [] }), /webhook_events/);

  await client.webhookConfigs.delete(saved.id);
  await assert.rejects(client.webhookConfigs.retrieve(saved.id), NotFoundError);
});

test("webhooks: inline and stored endpoints are told, signed, in both formats", async () => {
  await withReceiver([], async (inline) => {
    await withReceiver([], async (stored) => {
      const saved = await client.webhookConfigs.create({
        webhook_url: stored.url,
        webhook_events: ["extract.success"],
        webhook_headers: { "X-Tenant": "seven" },
        webhook_output_format: "json",
        webhook_signing_secret: secret,
      });
      const file = await upload(client, notes("G-1"));
      const job = await client.extract.create({
        file_input: file.id,
        configuration: { data_schema: noteSchema },
        webhook_configurations: [{ webhook_url: inline.url, webhook_signing_secret: secret }],
        webhook_configuration_ids: [saved.id],
      });
      const text = await inline.waitFor("extract.success", job.id);
      assert.ok(text.isSignedWith(secret));
      assert.equal(typeof JSON.parse(text.body.toString()), "string");
      await inline.waitFor("extract.pending", job.id);

      const json = await stored.waitFor("extract.success", job.id);
      assert.ok(json.isSignedWith(secret) && !json.isSignedWith("another"));
      assert.equal(typeof JSON.parse(json.body.toString()), "object");
      assert.equal(json.headers["x-tenant"], "seven");
      assert.equal(json.headers["x-webhook-event-id"], json.event.event_id);
      assert.deepEqual(stored.eventsOfJob(job.id), ["extract.success"]);
    });
  });
});

test("webhooks: a delivery that failed is tried again unchanged", async () => {
  await withReceiver([500], async (taken) => {
    const file = await upload(client, notes("G-2"));
    const job = await client.extract.create({
      file_input: file.id,
      configuration: { data_schema: noteSchema },
      webhook_configurations: [{ webhook_url: taken.url, webhook_events: ["extract.success"] }],
    });
    await until("a second try", () => taken.ofJob(job.id).length === 2);
    const [first, second] = taken.ofJob(job.id);
    assert.deepEqual(first?.body, second?.body);
  });
});
