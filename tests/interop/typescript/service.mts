// Services of a check's own, such as one with faults.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const greeting = "listening on ";

/** Runs `llama-extract serve` on a free port while `check` runs. */
export async function withService(args: string[], check: (baseURL: string) => Promise<void>): Promise<void> {
  const service = spawn(process.env["LLAMA_EXTRACT"] ?? "", ["serve", "--addr", "127.0.0.1:0", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(service, "exit");
  let words = "";
  service.stderr.on("data", (text) => (words += text));
  const lines = createInterface({ input: service.stdout });
  try {
    const first = await Promise.race([once(lines, "line").then(([line]) => String(line)), ended.then(() => "")]);
    if (!first.startsWith(greeting)) {
      throw new Error(`llama-extract serve ${args.join(" ")}: ${first}${words.trim()}`);
    }
    await check(first.slice(greeting.length));
  } finally {
    service.kill("SIGKILL");
    await ended;
    lines.close();
  }
}

/** A job on a file whose name begins with `held` stays RUNNING. */
export const holding = ["--fault", "jobs file=held* running=1h"];
