// Types of the custom element <hegao-checker>; importing the module defines it.

import type { Finding, Input, Options, Report } from "./hegao.js";

/** Where the element's work stands. */
export type State = "idle" | "checking" | "done" | "failed";

/**
 * Attributes: `text`, `html`, `hold` ("error", "warning", "never"), `required`, `compact`, `no-lines`, `theme`
 * ("light", "dark", "auto"), `name`. The attribute `state` says where its work stands.
 */
export class HegaoChecker extends HTMLElement {
  /** The text to check; setting it starts a check. */
  text: string;
  /** HTML to check in place of a text; it is read, never shown. */
  html: string;
  /** Options of the check; setting them checks again. */
  options: Options;
  /** The last report, or null. */
  readonly report: Report | null;
  readonly state: State;
  /** Checks now: what is given, or again what was set. Rejects with a TypeError for a wrong argument. */
  check(input?: Input, options?: Options): Promise<Report | null>;
  /** Chooses a finding by its index, as a click does. */
  choose(index: number): void;
  readonly form: HTMLFormElement | null;
  readonly name: string;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  reportValidity(): boolean;
}

declare global {
  interface HTMLElementTagNameMap {
    "hegao-checker": HegaoChecker;
  }
  interface HTMLElementEventMap {
    "hegao-progress": CustomEvent<{ state: State }>;
    "hegao-result": CustomEvent<Report>;
    "hegao-finding": CustomEvent<{ finding: Finding; index: number }>;
  }
}
