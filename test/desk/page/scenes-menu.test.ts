import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("everything that may go wrong is a link of the menu", () => {
  const scene = readFileSync("src/desk/scene.ts", "utf8");
  const menu = readFileSync("src/desk/page/scenes-menu.tsx", "utf8");
  const [, list = ""] = /const faults = \[([^\]]+)\]/.exec(scene) ?? [];
  const faults = [...list.matchAll(/"([\w-]+)"/g)].map(([, fault]) => fault ?? "");
  const linked = [...menu.matchAll(/faults: "([\w,-]+)"/g)].flatMap(([, said = ""]) =>
    said.split(","),
  );
  expect(faults).toContain("crash");
  expect(faults.filter((fault) => !linked.includes(fault))).toEqual([]);
});
