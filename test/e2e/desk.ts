import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { type Measured, measured } from "../measured.ts";

/** A desk that runs as `npm start` runs it, on a port of its own. */
export interface Desk {
  /** `http://127.0.0.1:4173/` */
  readonly address: string;
  /** The numbers of `npm run measure` for what the desk holds now. */
  measure(): Promise<Measured>;
  stop(): Promise<void>;
}

export async function startDesk(): Promise<Desk> {
  const desk = spawn("node", ["build.mjs", "start", "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await addressOf(desk);
  return {
    address,
    measure: () => measure(address),
    stop: async () => {
      desk.kill();
      await once(desk, "exit");
    },
  };
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error("The desk has no output.");
  for await (const line of createInterface(stdout)) {
    const [address] = /http:\/\/\S+\/$/.exec(line) ?? [];
    if (address) return address;
  }
  throw new Error("The desk ended before it said where it is.");
}

async function measure(address: string): Promise<Measured> {
  const download = async (name: string) => (await fetch(`${address}desk/${name}`)).text();
  return measured({ config: await download("config.json"), log: await download("log.ndjson") });
}
