import type { Update } from "../history/update.ts";
import type { Moment } from "./moment.ts";
import { type Touch, type TouchKind, touchKinds } from "./story.ts";

interface TouchSeen extends Touch {
  kind: TouchKind;
  readonly evidence: string[];
}

/** What agents did by hand, update by update. Rules: section 7. */
export class Touches {
  readonly all: TouchSeen[] = [];
  /** The last touch, while nobody else acted since. */
  #open: TouchSeen | null = null;
  #lastAt = 0;

  see(moment: Moment): void {
    const { update } = moment;
    if (moment.isAutomated || !moment.isSave) return;
    if (this.#open && this.#open.agent !== update.by) this.#open = null;
    if (moment.isByAgent && isTouch(moment)) this.#touch(moment);
  }

  #touch({ telling, update }: Moment): void {
    const { at, by, source } = update;
    if (by === null) return;
    const kind = kindOf(update);
    const window = telling.options.touch.mergeSeconds;
    if (this.#open && window > 0 && at - this.#lastAt <= window) {
      this.#open.evidence.push(source);
      if (touchKinds.indexOf(kind) < touchKinds.indexOf(this.#open.kind)) this.#open.kind = kind;
    } else {
      this.#open = { at, agent: by, kind, evidence: [source] };
      this.all.push(this.#open);
    }
    this.#lastAt = at;
  }
}

function isTouch({ isCreation, telling, update }: Moment): boolean {
  if (isCreation) return telling.options.touch.countCreate;
  const { addTags, comment, kind, removeTags, set } = update;
  if (kind === "merge_into" || comment) return true;
  return Boolean(addTags?.length || removeTags?.length) || isChange(set);
}

/** The comment counts only if the agent wrote it. */
function kindOf({ by, comment, kind }: Update): TouchKind {
  if (!comment || kind === "merge_into") return "field";
  return (comment.author ?? by) === by ? comment.audience : "field";
}

function isChange(set: Update["set"]): boolean {
  if (!set) return false;
  const { assignee, group, other, priority, status } = set;
  const isSet = assignee !== undefined || group !== undefined || priority !== undefined;
  return isSet || status !== undefined || other !== undefined;
}
