import { afterEach } from "vitest";
import { type Answers, type Call, connect } from "../../src/reading/connect.ts";

const open: MessagePort[] = [];

afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** The calling end of a channel, with these answers at the other one. */
export function callTo(answers: Answers | Promise<Answers>): Call {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  connect(port2, answers);
  return connect(port1, {});
}
