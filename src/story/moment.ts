import type { Options } from "../definitions/options.ts";
import {
  type Directory,
  isAgentRole,
  type Person,
  type Role,
  roleAt,
} from "../history/directory.ts";
import type { GroupId, PersonId } from "../history/ids.ts";
import type { Priority, Status, Update, Via } from "../history/update.ts";
import { type Exclusion, isSolved } from "./story.ts";

/** The fields of a ticket at one point of its history. */
export interface Fields {
  status: Status | null;
  assignee: PersonId | null;
  group: GroupId | null;
  priority: Priority | null;
}

/** What a ticket's story is told with. */
export interface Telling {
  readonly directory: Directory;
  readonly options: Options;
}

/**
 * One update as it is read: who made it and wrote in it, what that counts as,
 * and the fields before and after. Every question of who is who is answered
 * here, once, by the roles at that time. Rules: section 2.
 *
 * One object is used for all updates of a ticket, so nothing may keep it.
 */
export class Moment {
  update: Update;
  readonly creation: Update | null;
  readonly requester: PersonId | null;
  readonly telling: Telling;
  readonly before: Fields = { status: null, assignee: null, group: null, priority: null };
  readonly after: Fields = { status: null, assignee: null, group: null, priority: null };
  exclusion: Exclusion | null = null;
  /** Made by a rule, a bot or the system. */
  isAutomated = false;
  /** Made by an agent, in person, and not as the requester. */
  isByAgent = false;
  /** Made by a customer, in person. */
  isByCustomer = false;
  isCustomerMessage = false;
  isHumanReply = false;
  isBotReply = false;
  isSolve = false;
  isReopen = false;
  #byRole: Role = "system";
  /** Who was asked about last. */
  #person: Person | null = null;
  #isDeleted = false;
  #isSpam = false;
  #isMerged = false;

  constructor(first: Update, creation: Update | null, telling: Telling) {
    this.update = first;
    this.creation = creation;
    this.telling = telling;
    const author = creation?.comment?.author ?? creation?.onBehalfOf ?? creation?.by ?? null;
    this.requester = creation?.requester ?? author;
  }

  get isCreation(): boolean {
    return this.update === this.creation;
  }

  /** Whether the kind of update carries comments and fields at all. */
  get isSave(): boolean {
    const { kind } = this.update;
    return kind === "create" || kind === "update" || kind === "merge_into";
  }

  read(update: Update): void {
    this.update = update;
    const role = this.#role(update.by);
    this.#byRole = role;
    this.isAutomated = automatedVias.has(update.via) || role === "bot" || role === "system";
    this.isByAgent = !this.isAutomated && this.#countsAsAgent(update.by, role);
    this.isByCustomer = !this.isAutomated && !this.isByAgent;
    this.#readComment(update);
    this.#readFields(update);
    this.#readExclusion(update);
  }

  #readComment({ comment, kind, via, by }: Update): void {
    this.isCustomerMessage = this.isHumanReply = this.isBotReply = false;
    if (comment?.audience !== "public" || (kind !== "create" && kind !== "update")) return;
    const author = comment.author ?? by;
    const role = author === by ? this.#byRole : this.#role(author);
    if (this.#countsAsCustomer(author, role)) {
      this.isCustomerMessage = via !== "merge" && via !== "import" && via !== "autoreply";
    } else {
      this.isHumanReply = isAgentRole(role) && !this.isAutomated && via !== "sharing";
    }
    const isBots = via === "bot" || (role === "bot" && !ruleVias.has(via));
    this.isBotReply = isBots && !this.isCustomerMessage;
  }

  #readFields({ set, kind }: Update): void {
    const { before, after } = this;
    before.status = after.status;
    before.assignee = after.assignee;
    before.group = after.group;
    before.priority = after.priority;
    this.isSolve = this.isReopen = false;
    if (!set || !this.isSave) return;
    if (set.status !== undefined) after.status = set.status;
    if (set.assignee !== undefined) after.assignee = set.assignee;
    if (set.group !== undefined) after.group = set.group;
    if (set.priority !== undefined) after.priority = set.priority;
    const [wasSolved, solved] = [isSolved(before.status), isSolved(after.status)];
    this.isSolve = solved && !wasSolved && kind !== "merge_into";
    this.isReopen = wasSolved && !solved;
  }

  #readExclusion({ kind }: Update): void {
    if (kind === "delete" || kind === "restore") this.#isDeleted = kind === "delete";
    else if (kind === "spam" || kind === "unspam") this.#isSpam = kind === "spam";
    else if (kind === "merge_into") this.#isMerged = true;
    else return;
    this.exclusion = this.#isDeleted
      ? "deleted"
      : this.#isSpam
        ? "spam"
        : this.#isMerged
          ? "merged"
          : null;
  }

  #role(id: PersonId | null): Role {
    if (id === null) return "system";
    // Few people write in one ticket, mostly by turns: looking them up is the dear part.
    if (this.#person?.id !== id) {
      const found = this.telling.directory.people.get(id);
      if (!found) throw new Error(`The directory does not know ${id}.`);
      this.#person = found;
    }
    return roleAt(this.#person, this.update.at);
  }

  /** The requester counts as a customer only as an agent or admin, never as a bot or system. */
  #countsAsCustomer(id: PersonId | null, role: Role): boolean {
    return role === "end_user" || (isAgentRole(role) && this.#isRequester(id));
  }

  #countsAsAgent(id: PersonId | null, role: Role): boolean {
    return isAgentRole(role) && !this.#isRequester(id);
  }

  #isRequester(id: PersonId | null): boolean {
    return id === this.requester && this.telling.options.agentRequesterIsCustomer;
  }
}

/** What a rule says in a bot's name is still no reply. */
const ruleVias: ReadonlySet<Via> = new Set<Via>(["trigger", "automation", "autoreply"]);

const automatedVias: ReadonlySet<Via> = new Set<Via>([
  "trigger",
  "automation",
  "bot",
  "autoreply",
  "merge",
  "import",
  "system",
  "sla",
]);
