import { Component, createRef } from "preact";
import { ClearData } from "./clear-data.tsx";
import type { SettingsFace } from "./face.ts";
import { LeaveGuard } from "./leave-guard.ts";
import { Note } from "./note.tsx";
import { DefinitionsSection } from "./settings-definitions.tsx";
import { EffectPanel } from "./settings-effect.tsx";
import { FileSection } from "./settings-file.tsx";
import { HoursSection } from "./settings-hours.tsx";
import { BotsSection, SeesSection } from "./settings-people.tsx";
import { TargetsSection } from "./settings-targets.tsx";
import { EscalationSection, TiersSection } from "./settings-tiers.tsx";
import { TroubleNote } from "./trouble-note.tsx";

interface SettingsTabProps {
  readonly face: SettingsFace;
}

/** Everything that an admin may set, with what it would change, before it is saved. */
export class SettingsTab extends Component<SettingsTabProps> {
  readonly form = createRef<HTMLFormElement>();
  readonly status = createRef<HTMLParagraphElement>();
  #stop = () => {};
  /** Whether the first wrong field is to be shown. */
  #seeks = false;

  override componentDidMount() {
    this.#begin();
  }

  override componentDidUpdate({ face }: SettingsTabProps) {
    if (face.settings !== this.props.face.settings) this.#begin();
    if (this.#seeks) this.#showFirstError();
  }

  override componentWillUnmount() {
    this.#stop();
  }

  /** After a save the app begins anew, with another form. */
  #begin(): void {
    const { settings } = this.props.face;
    this.#stop();
    this.#stop = settings.follow();
    // The button that saved is off now, or gone.
    if (settings.isJustSaved) this.status.current?.focus();
  }

  /** On a narrow page the effect comes after a long form. */
  readonly showEffect = () => {
    const panel = this.form.current?.querySelector("aside");
    panel?.scrollIntoView();
    panel?.focus({ preventScroll: true });
  };

  readonly discard = () => {
    if (this.#isIdle()) this.props.face.settings.discard();
  };

  readonly save = (event: Event) => {
    event.preventDefault();
    if (this.#isIdle()) void this.#save(this.props.face.settings);
  };

  async #save(settings: SettingsFace["settings"]): Promise<void> {
    await settings.save();
    // Which fields are wrong may be marked already, or only when this is drawn again.
    this.#seeks = settings.told.value.size > 0;
    if (this.#seeks) this.#showFirstError();
  }

  /** A button that is off takes no part, but keeps the focus. */
  #isIdle(): boolean {
    const { changes, saving } = this.props.face.settings;
    return changes.value.length > 0 && saving.value.state !== "loading";
  }

  #showFirstError(): void {
    const first = this.form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    first?.focus();
    if (first) this.#seeks = false;
  }

  override render({ face }: SettingsTabProps) {
    const { settings, t, terms } = face;
    const n = settings.changes.value.length;
    const wrong = settings.told.value.size;
    const saving = settings.saving.value;
    const isBusy = saving.state === "loading";
    const isOff = !n || isBusy;
    return (
      <form class="settings" ref={this.form} noValidate onSubmit={this.save}>
        {n > 0 && <LeaveGuard />}
        <div class="bar keep">
          <h2>{t("settings")}</h2>
          <p class="quiet far" role="status" tabIndex={-1} ref={this.status}>
            {isBusy
              ? t("set_saving")
              : wrong
                ? t("set_errors", { n: wrong })
                : n
                  ? t("set_changes", { n })
                  : settings.isJustSaved && t("set_saved")}
          </p>
          {n > 0 && (
            <button type="button" class="link jump" onClick={this.showEffect}>
              {t("set_effect")}
            </button>
          )}
          <button type="button" class="button" aria-disabled={isOff} onClick={this.discard}>
            {t("set_discard")}
          </button>
          <button type="submit" class="button main" aria-disabled={isOff}>
            {t("set_save")}
          </button>
        </div>
        {saving.state === "failed" && <TroubleNote face={face} trouble={saving.trouble} />}
        {terms.problems.length > 0 && <Note icon="skip">{t("set_drop")}</Note>}
        <div class="split">
          <div>
            <HoursSection face={face} />
            <TiersSection face={face} />
            <EscalationSection face={face} />
            <TargetsSection face={face} />
            <SeesSection face={face} />
            <BotsSection face={face} />
            <DefinitionsSection face={face} />
            <FileSection face={face} />
            <ClearData face={face} />
          </div>
          <EffectPanel face={face} />
        </div>
      </form>
    );
  }
}
