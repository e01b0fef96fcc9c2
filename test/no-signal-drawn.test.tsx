import { resolve } from "node:path";
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import {
  isJsxAttribute,
  isJsxExpression,
  type Node,
  type SourceFile,
} from "typescript/unstable/ast";
import { API, type Project, type Type } from "typescript/unstable/sync";
import { afterAll, expect, test } from "vitest";
import { filesIn } from "./source-files.ts";

const api = new API();

afterAll(() => api.close());

const [project] = api
  .updateSnapshot({ openProjects: [resolve("test/tsconfig.json")] })
  .getProjects();

/** Texts of signals that stand where what they hold should stand: as a child, or where one is wanted. */
function signalsDrawnIn(path: string): readonly string[] {
  const file = project?.program.getSourceFile(resolve(path));
  if (!project || !file) throw new Error(`${path} is not there.`);
  const found: string[] = [];
  const look = (node: Node): undefined => {
    if (isJsxExpression(node) && node.expression) {
      const { checker } = project;
      // What asks for a signal may have one: it is no child.
      const wanted = isJsxAttribute(node.parent) && checker.getContextualType(node.expression);
      const given = checker.getTypeAtLocation(node.expression);
      const mayBe = wanted && isSignal(project, wanted);
      if (given && !mayBe && isSignal(project, given)) found.push(textOf(node.expression, file));
    }
    node.forEachChild(look);
  };
  look(file);
  return found;
}

/** Whether it is a signal, may be one, or is a list with one. */
function isSignal(project: Project, type: Type): boolean {
  const { checker } = project;
  if (type.isUnionType()) return type.getTypes().some((one) => isSignal(project, one));
  if (checker.isArrayType(type)) {
    return checker.getIndexInfosOfType(type).some((info) => isSignal(project, info.valueType));
  }
  return !!checker.getPropertyOfType(type, "peek") && !!checker.getPropertyOfType(type, "value");
}

const textOf = ({ pos, end }: Node, { text }: SourceFile) => text.slice(pos, end).trim();

const held = signal("held");
const list = [computed(() => held.value)];

/** What the rule is about: the widget would throw where this is drawn. */
function Wrong({ given }: { given?: ReadonlySignal<string> }) {
  return (
    <p title={held.value}>
      {held}
      {given && list}
      {held.value || held}
      {held.value}
      <Wrong given={held} />
    </p>
  );
}

test("signals among children are found, by their types", () => {
  expect(Wrong).toBeTruthy();
  expect(signalsDrawnIn("test/no-signal-drawn.test.tsx")).toEqual([
    "held",
    "given && list",
    "held.value || held",
  ]);
});

test("no view draws a signal in place of what it holds: in the widget that throws", () => {
  const found = filesIn("src/view", /\.tsx$/).flatMap(({ path }) =>
    signalsDrawnIn(path).map((text) => `${path}: ${text}`),
  );
  expect(found).toEqual([]);
});
