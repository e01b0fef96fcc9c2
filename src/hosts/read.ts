import * as v from "valibot";
import { HostError } from "./trouble.ts";

/** Reads an answer, or names the field that is not as the host promises. */
export function read<S extends v.GenericSchema>(shape: S, answer: unknown): v.InferOutput<S> {
  const result = v.safeParse(shape, answer);
  if (result.success) return result.output;
  throw unreadable(v.getDotPath(result.issues[0]) ?? "answer");
}

export function unreadable(where: string): HostError {
  return new HostError({ kind: "unreadable", where });
}
