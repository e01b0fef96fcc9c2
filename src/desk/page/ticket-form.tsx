import { batch, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { PageTicket, TicketChange } from "./desk-client.ts";
import type { DeskModel } from "./desk-model.ts";
import { statusName } from "./entries.ts";

interface Props {
  readonly model: DeskModel;
  readonly ticket: PageTicket;
}

const statuses = ["new", "open", "pending", "hold", "solved"] as const;
const priorities = ["low", "normal", "high", "urgent"] as const;

/** What was chosen and written so far; begins anew with every save. */
function useDraft(ticket: PageTicket) {
  const draft = {
    words: useSignal(""),
    isNote: useSignal(false),
    status: useSignal(""),
    priority: useSignal(""),
    group: useSignal(""),
    assignee: useSignal(""),
  };
  const { status, priority, group_id, assignee_id, updated_at } = ticket;
  useEffect(() => {
    batch(() => {
      draft.status.value = status;
      draft.priority.value = priority ?? "";
      draft.group.value = String(group_id ?? "");
      draft.assignee.value = String(assignee_id ?? "");
    });
  }, [updated_at]);
  return draft;
}

/** Everything that can be done to a ticket. */
export function TicketForm({ model, ticket }: Props) {
  const { words, isNote, status, priority, group, assignee } = useDraft(ticket);
  const isBusy = useSignal(false);

  // The buttons stay enabled, so that the focus stays where it is.
  async function save(change: TicketChange, as: "me" | "requester"): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    const isSaved = await model.save(change, as);
    batch(() => {
      isBusy.value = false;
      if (isSaved) words.value = "";
    });
  }

  function saveAs(status: string): Promise<void> {
    const comment = words.value.trim() && { body: words.value, public: !isNote.value };
    return save(
      {
        status,
        priority: priority.value || null,
        group_id: Number(group.value) || null,
        assignee_id: Number(assignee.value) || null,
        ...(comment && { comment }),
      },
      "me",
    );
  }

  if (ticket.status === "closed" || ticket.status === "deleted") {
    return (
      <p class="quiet form">This ticket is {ticket.status}: nothing more can be done to it.</p>
    );
  }
  return (
    <form
      class="form"
      aria-label="Change this ticket"
      onSubmit={(event) => {
        event.preventDefault();
        void saveAs(status.value);
      }}
    >
      <div class="fields">
        <Choice
          label="Status"
          value={status}
          options={statuses.map((one) => [one, statusName(one)])}
        />
        <Choice
          label="Assignee"
          value={assignee}
          options={[["", "–"], ...model.agents.map(({ id, name }) => [String(id), name] as const)]}
        />
        <button
          type="button"
          onClick={() => {
            assignee.value = String(model.me.id);
          }}
        >
          Take it
        </button>
        <Choice
          label="Group"
          value={group}
          options={[["", "–"], ...model.groups.map(({ id, name }) => [String(id), name] as const)]}
        />
        <Choice
          label="Priority"
          value={priority}
          options={[["", "–"], ...priorities.map((one) => [one, one] as const)]}
        />
      </div>
      <fieldset class="kind">
        <legend class="unseen">Kind of comment</legend>
        <label>
          <input
            type="radio"
            name="kind"
            checked={!isNote.value}
            onChange={() => {
              isNote.value = false;
            }}
          />
          Public reply
        </label>
        <label>
          <input
            type="radio"
            name="kind"
            checked={isNote.value}
            onChange={() => {
              isNote.value = true;
            }}
          />
          Internal note
        </label>
      </fieldset>
      <textarea
        aria-label="Comment"
        class={isNote.value ? "notes" : undefined}
        rows={3}
        value={words.value}
        onInput={({ currentTarget }) => {
          words.value = currentTarget.value;
        }}
      />
      <div class="acts">
        <button type="submit" class="main">
          Save
        </button>
        <button type="button" onClick={() => saveAs("solved")}>
          Save as solved
        </button>
        <button
          type="button"
          class="far"
          title="Writes these words as the customer; a solved ticket is open again"
          onClick={() =>
            save(
              { comment: { body: words.value.trim() || "Is there any news?", public: true } },
              "requester",
            )
          }
        >
          Customer writes
        </button>
      </div>
    </form>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: { value: string };
  readonly options: readonly (readonly [value: string, title: string])[];
}

function Choice({ label, value, options }: ChoiceProps) {
  return (
    <label>
      {label}
      <select
        value={value.value}
        onChange={({ currentTarget }) => {
          value.value = currentTarget.value;
        }}
      >
        {options.map(([key, title]) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
