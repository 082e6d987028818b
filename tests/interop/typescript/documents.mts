// Sample documents and schemas, and the steps that most checks begin with.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { LlamaCloud, toFile } from "@llamaindex/llama-cloud";

type Configuration = NonNullable<LlamaCloud.ExtractCreateParams["configuration"]>;
export type Schema = Configuration["data_schema"];

const folder = process.env["DOCUMENTS"] ?? "";
export const invoice = readFileSync(join(folder, "invoice.pdf"));
export const expected = JSON.parse(readFileSync(join(folder, "invoice.expected.json"), "utf8"));

export const invoiceSchema: Schema = {
  type: "object",
  properties: {
    invoice_number: { type: "string", description: "Invoice number" },
    total: { type: "number", description: "Total due" },
  },
  required: ["invoice_number", "total"],
};

/** One line item, as `per_table_row` wants it. */
export const itemSchema: Schema = {
  type: "object",
  properties: {
    description: { type: "string", description: "Description" },
    quantity: { type: "integer", description: "Quantity" },
    unit_price: { type: "number", description: "Unit price" },
    amount: { type: "number", description: "Amount" },
  },
  required: ["description", "quantity", "unit_price", "amount"],
};

export const noteSchema: Schema = {
  type: "object",
  properties: { reference: { type: "string", description: "Reference" } },
  required: ["reference"],
};

/** A text of one page for each reference. */
export function notes(...references: string[]): Buffer {
  return Buffer.from(references.map((it) => `Delivery note\n\nReference: ${it}\nWeight: 12.5 kg\n`).join("\f"));
}

/** A client that shows every refusal instead of trying again. */
export function strict(baseURL?: string): LlamaCloud {
  return new LlamaCloud({ maxRetries: 0, ...(baseURL === undefined ? {} : { baseURL }) });
}

export async function upload(client: LlamaCloud, content: Buffer, name = "note.txt", external?: string) {
  return client.files.create({
    file: await toFile(content, name),
    purpose: "extract",
    ...(external === undefined ? {} : { external_file_id: external }),
  });
}

/** Creates a job with an inline configuration. */
export function extract(client: LlamaCloud, input: string, schema = noteSchema, more: Partial<Configuration> = {}) {
  return client.extract.create({
    file_input: input,
    configuration: { data_schema: schema, tier: "cost_effective", ...more },
  });
}

/** Waits with the client's own helper, which throws unless the job is COMPLETED. */
export function finish(client: LlamaCloud, job: { id: string }) {
  return client.extract.waitForCompletion(job.id, undefined, {
    pollingInterval: 0.05,
    backoff: "constant",
    timeout: 30,
  });
}

/** What `look` gives as soon as that is true; fails when it does not become true in time. */
export async function until<T>(what: string, look: () => T | Promise<T>, seconds = 15): Promise<NonNullable<T>> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > deadline) throw new Error(`not within ${seconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
