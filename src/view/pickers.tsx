import { Icon } from "./icon.tsx";

interface Option<T> {
  readonly value: T;
  readonly text: string;
  /** Stays in sight where the text is cut. */
  readonly count?: string | undefined;
}

interface PickerProps<T> {
  readonly label: string;
  /** Says it before what is chosen, too. */
  readonly isNamed?: boolean | undefined;
  readonly options: readonly Option<T>[];
  readonly chosen: T;
  onChoose(value: T): void;
}

/** The browser's own list under a button of ours: it may reach beyond the frame. */
export function Picker<T>({ label, isNamed, options, chosen, onChoose }: PickerProps<T>) {
  const at = options.findIndex(({ value }) => value === chosen);
  const { text = "", count } = options[at] ?? {};
  return (
    <label class="button picker">
      {isNamed && <span class="name">{label}</span>}
      <span class="cut">
        <bdi>{text}</bdi>
      </span>
      <span class="quiet">{count}</span>
      <Icon name="down" />
      <select
        aria-label={label}
        value={at}
        onChange={({ currentTarget }) => {
          const option = options[Number(currentTarget.value)];
          if (option) onChoose(option.value);
        }}
      >
        {options.map((option, index) => (
          <option key={index} value={index}>
            {option.text} {option.count}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A few choices side by side. */
export function Segments<T>({ label, options, chosen, onChoose }: PickerProps<T>) {
  return (
    <fieldset class="segments" aria-label={label}>
      {options.map(({ value, text }) => (
        <button
          key={text}
          type="button"
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {text}
        </button>
      ))}
    </fieldset>
  );
}
