import { expect, test } from "vitest";
import { packBlock } from "../../src/archive/block.ts";
import { createContents } from "../../src/archive/contents.ts";
import { memoryShelf } from "../../src/archive/shelf.ts";
import { answered, ids } from "./kept-tickets.ts";

const owner = "acme ana";
const day = 20_000;

const bytesOf = (minute: number) =>
  packBlock([{ ...answered(1, minute), keptOn: day, usedOn: day }], owner);

test("the block that ranks higher tells what holds, also where another was written later", async () => {
  const shelf = memoryShelf();
  const old = await shelf.add({ bytes: bytesOf(10), usedOn: day });
  await shelf.add({ bytes: bytesOf(20), usedOn: day });
  await shelf.exchange({ take: [old], put: { bytes: bytesOf(10), usedOn: day, rank: old } });
  const contents = createContents(owner);
  await contents.refresh(shelf);
  const [ticket] = ids(1);
  const place = ticket && contents.places.get(ticket);
  expect(place?.entry.updatedAt).toBe(answered(1, 20).updatedAt);
});
