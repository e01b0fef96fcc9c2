// The other thread of who opens kept tickets: every port that it is given has a reading that begins anew.
import { browserShelves } from "../../src/archive/browser-shelf.ts";
import { createHistoryStore } from "../../src/archive/history-store.ts";
import type { HostAnswers } from "../../src/hosts/host.ts";
import { connect } from "../../src/reading/connect.ts";
import { createReading } from "../../src/reading/reading.ts";
import { answersFor } from "../../src/reading/remote.ts";
import { type KeptSubject, owner } from "./kept-subject.ts";

type Asked = KeptSubject & { readonly port: MessagePort };

globalThis.onmessage = ({ data }: MessageEvent<Asked>) => {
  const { directory, heads, port, schedules } = data;
  const now = () => data.now;
  const host = {
    viewer: async () => ({ id: "7", name: "", role: "admin", groups: [] }),
    settings: async () => ({}),
    schedules: async () => schedules,
    directory: async () => directory,
    async *tickets() {
      yield { items: heads, skipped: [] };
    },
    histories() {
      throw new Error("The benchmark has lost a ticket.");
    },
  } as unknown as HostAnswers;
  const store = createHistoryStore({ owner, openShelf: browserShelves(), now });
  connect(port, answersFor({ host, reading: createReading({ host, now, store }) }));
};
