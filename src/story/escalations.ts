import type { PersonId } from "../history/ids.ts";
import { priorities } from "../history/update.ts";
import type { Moment } from "./moment.ts";
import { type Escalation, type EscalationKind, escalationKinds } from "./story.ts";

interface EscalationSeen extends Escalation {
  to: PersonId | null;
  kinds: readonly EscalationKind[];
  readonly evidence: string[];
}

/** Steps up and down the support lines, and who took over. Rules: section 10. */
export class Escalations {
  readonly all: EscalationSeen[] = [];
  deescalations = 0;
  /** The escalation that further steps may still join. */
  #joinable: EscalationSeen | null = null;
  /** The escalation that still waits for somebody to take over. */
  #unreceived: EscalationSeen | null = null;
  /** The tags on the ticket, of those that the options name. */
  #tags: readonly string[] = [];

  see(moment: Moment): void {
    if (!moment.isSave) return;
    const isStep = !moment.isCreation && moment.update.kind !== "merge_into";
    const hasNewTag = this.#readTags(moment);
    if (!moment.isMove && !hasNewTag) return;
    const step = isStep ? stepOf(moment, hasNewTag) : noStep;
    if (step.kinds.length) this.#stepUp(moment, step.kinds);
    else if (step.isDown) this.#stepDown();
    else this.#receive(moment);
  }

  #stepUp(moment: Moment, kinds: readonly EscalationKind[]): void {
    const { at, by, source } = moment.update;
    const to = newAssignee(moment);
    const window = moment.telling.options.escalation.mergeSeconds;
    let escalation = this.#joinable;
    if (escalation && at - escalation.at <= window) {
      const joined = [...escalation.kinds, ...kinds];
      escalation.kinds = escalationKinds.filter((kind) => joined.includes(kind));
      escalation.to ??= to;
      escalation.evidence.push(source);
    } else {
      escalation = { at, by: moment.isByAgent ? by : null, to, kinds, evidence: [source] };
      this.all.push(escalation);
    }
    this.#joinable = escalation;
    const isHandedOver = kinds.includes("group") || kinds.includes("agent");
    this.#unreceived = isHandedOver && escalation.to === null ? escalation : null;
  }

  #stepDown(): void {
    this.deescalations++;
    this.#joinable = this.#unreceived = null;
  }

  #receive(moment: Moment): void {
    if (!this.#unreceived) return;
    if (moment.before.group !== moment.after.group) {
      this.#unreceived = null;
      return;
    }
    const assignee = newAssignee(moment);
    if (assignee === null) return;
    this.#unreceived.to = assignee;
    this.#unreceived.evidence.push(moment.update.source);
    this.#unreceived = null;
  }

  /** Whether a tag that stands for an escalation is new. */
  #readTags({ telling, update }: Moment): boolean {
    const { tags } = telling.options.escalation;
    if (!tags.length) return false;
    const { addTags = [], removeTags = [] } = update;
    if (!addTags.length && !removeTags.length) return false;
    const kept = this.#tags.filter((tag) => !removeTags.includes(tag));
    const added = addTags.filter((tag) => tags.includes(tag));
    const isNew = added.some((tag) => !this.#tags.includes(tag));
    this.#tags = [...kept, ...added];
    return isNew;
  }
}

/** Which ways an update leads up, and whether one leads down. */
interface Step {
  readonly kinds: readonly EscalationKind[];
  readonly isDown: boolean;
}

const noStep: Step = { kinds: [], isDown: false };

function stepOf(moment: Moment, hasNewTag: boolean): Step {
  const [group, agent] = [groupRise(moment), agentRise(moment)];
  const kinds: EscalationKind[] = [];
  if (group > 0) kinds.push("group");
  if (agent > 0) kinds.push("agent");
  if (moment.isByAgent && isPriorityRaised(moment)) kinds.push("priority");
  if (hasNewTag) kinds.push("tag");
  return { kinds, isDown: group < 0 || agent < 0 };
}

function groupRise({ after, before, telling }: Moment): number {
  if (before.group === after.group || before.group === null || after.group === null) return 0;
  const { groups } = telling.directory;
  return rise(groups.get(before.group)?.tier, groups.get(after.group)?.tier);
}

function agentRise({ after, before, telling }: Moment): number {
  const [from, to] = [before.assignee, after.assignee];
  if (from === to || from === null || to === null) return 0;
  const { people } = telling.directory;
  return rise(people.get(from)?.tier, people.get(to)?.tier);
}

/** 0 where either tier is unknown. */
function rise(from: number | null | undefined, to: number | null | undefined): number {
  return (to ?? from ?? 0) - (from ?? to ?? 0);
}

function isPriorityRaised({ after, before, telling }: Moment): boolean {
  const [from, to] = [before.priority ?? "normal", after.priority ?? "normal"];
  const isHigher = priorities.indexOf(to) > priorities.indexOf(from);
  return isHigher && telling.options.escalation.priority.includes(to);
}

/** Who was newly put in charge. */
function newAssignee({ after, before }: Moment): PersonId | null {
  return after.assignee === before.assignee ? null : after.assignee;
}
