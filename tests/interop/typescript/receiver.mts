// A small HTTP server that takes webhooks.

import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

import { until } from "./documents.mjs";

interface Event {
  event_id: string;
  event_type: string;
  timestamp: number;
  data: { id: string; job_id: string };
}

export class Delivery {
  constructor(
    readonly headers: IncomingHttpHeaders,
    readonly body: Buffer,
  ) {}

  /** The payload; with the output format `string` it is JSON inside a JSON string. */
  get event(): Event {
    const payload = JSON.parse(this.body.toString());
    return typeof payload === "string" ? JSON.parse(payload) : payload;
  }

  isSignedWith(secret: string): boolean {
    return this.headers["lc-signature"] === `sha256=${createHmac("sha256", secret).update(this.body).digest("hex")}`;
  }
}

export class Receiver {
  readonly deliveries: Delivery[] = [];

  constructor(readonly url: string) {}

  ofJob(id: string): Delivery[] {
    return this.deliveries.filter((it) => it.event.data.job_id === id);
  }

  eventsOfJob(id: string): string[] {
    return this.ofJob(id).map((it) => it.event.event_type);
  }

  waitFor(event: string, id: string): Promise<Delivery> {
    return until(`a webhook ${event} of ${id}`, () => this.ofJob(id).find((it) => it.event.event_type === event));
  }
}

/** Listens while `check` runs; answers with these statuses first, then with 200. */
export async function withReceiver(statuses: number[], check: (taken: Receiver) => Promise<void>): Promise<void> {
  const left = [...statuses];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    taken.deliveries.push(new Delivery(request.headers, Buffer.concat(chunks)));
    response.writeHead(left.shift() ?? 200).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const taken = new Receiver(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`);
  try {
    await check(taken);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
