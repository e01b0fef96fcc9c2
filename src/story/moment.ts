import type { Options } from "../definitions/options.ts";
import { type Directory, isAgentRole, type Role } from "../history/directory.ts";
import type { GroupId, PersonId } from "../history/ids.ts";
import type { Priority, Status, Update, Via } from "../history/update.ts";
import { Roles } from "./roles.ts";
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
  /** Whether the kind of update carries comments and fields at all. */
  isSave = false;
  /** Whether a field or the exclusion is another one than before. */
  isChange = false;
  /** Whether the assignee, the group or the priority is another one than before. */
  isMove = false;
  #byRole: Role = "system";
  readonly #roles: Roles;
  #isDeleted = false;
  #isSpam = false;
  #isMerged = false;

  constructor(first: Update, creation: Update | null, telling: Telling) {
    this.update = first;
    this.creation = creation;
    this.telling = telling;
    this.#roles = new Roles(telling.directory);
    const author = creation?.comment?.author ?? creation?.onBehalfOf ?? creation?.by ?? null;
    this.requester = creation?.requester ?? author;
  }

  get isCreation(): boolean {
    return this.update === this.creation;
  }

  read(update: Update): void {
    const { kind } = update;
    this.update = update;
    this.isSave = kind === "update" || kind === "create" || kind === "merge_into";
    const role = this.#roles.of(update.by, update.at);
    this.#byRole = role;
    this.isAutomated = isAutomatedVia(update.via) || role === "bot" || role === "system";
    this.isByAgent = !this.isAutomated && this.#countsAsAgent(update.by, role);
    this.isByCustomer = !this.isAutomated && !this.isByAgent;
    this.#readComment(update);
    this.#readFields(update);
    this.#readExclusion(update);
  }

  #readComment({ at, by, comment, kind, via }: Update): void {
    this.isCustomerMessage = this.isHumanReply = this.isBotReply = false;
    if (comment?.audience !== "public" || (kind !== "create" && kind !== "update")) return;
    const author = comment.author ?? by;
    const role = author === by ? this.#byRole : this.#roles.of(author, at);
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
    this.isSolve = this.isReopen = this.isChange = this.isMove = false;
    if (!set || !this.isSave) return;
    if (set.assignee !== undefined) after.assignee = set.assignee;
    if (set.group !== undefined) after.group = set.group;
    if (set.priority !== undefined) after.priority = set.priority;
    this.isMove =
      (set.assignee !== undefined && before.assignee !== set.assignee) ||
      (set.group !== undefined && before.group !== set.group) ||
      (set.priority !== undefined && before.priority !== set.priority);
    this.isChange = this.isMove;
    if (set.status === undefined || set.status === before.status) return;
    this.isChange = true;
    after.status = set.status;
    const [wasSolved, solved] = [isSolved(before.status), isSolved(after.status)];
    this.isSolve = solved && !wasSolved && kind !== "merge_into";
    this.isReopen = wasSolved && !solved;
  }

  #readExclusion({ kind }: Update): void {
    if (kind === "delete" || kind === "restore") this.#isDeleted = kind === "delete";
    else if (kind === "spam" || kind === "unspam") this.#isSpam = kind === "spam";
    else if (kind === "merge_into") this.#isMerged = true;
    else return;
    const before = this.exclusion;
    this.exclusion = this.#isDeleted
      ? "deleted"
      : this.#isSpam
        ? "spam"
        : this.#isMerged
          ? "merged"
          : null;
    if (this.exclusion !== before) this.isChange = true;
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

/** Whatever did not come about by somebody's hand, here or in another account. */
function isAutomatedVia(via: Via): boolean {
  return via !== "person" && via !== "sharing";
}
