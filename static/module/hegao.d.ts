// Types of the hegao module. Texts, messages and names are Chinese.

/** How sure and how grave a finding is. */
export type Severity = "error" | "warning" | "info";

/**
 * A report in whatever shape it is at hand. Bytes may be a text or any file that the command line reads:
 * Word, WPS, PDF, OFD, a web page, a sheet. The readers of files are loaded with the first that is no text.
 */
export type Input = string | ArrayBuffer | ArrayBufferView | Blob | { html: string };

/** Settings of a check; all may be left out. */
export interface Options {
  /** The report year, where you know better than the text. */
  year?: number;
  /** The form, where you know better than the text. */
  form?: "auto" | "2019" | "2021";
  /** Codes or prefixes of the only rules to run, such as `["A", "X01"]`. */
  select?: string[];
  /** Codes or prefixes of rules not to run. */
  ignore?: string[];
  /** Severities by code or prefix, such as `{T06: "info", T11: "off"}`. */
  rules?: Record<string, Severity | "off">;
  /** What the report is called in the result; a File's own name if not given. */
  path?: string;
  /** Whether the result is to hold the text that its places refer to. */
  text?: boolean;
}

/** A place in the text: `start` and `end` in UTF-16 units, lines and columns (in characters) from 1. */
export interface Span {
  start: number;
  end: number;
  line: number;
  column: number;
  end_line: number;
  end_column: number;
}

/** What a rule found. */
export interface Finding {
  /** The rule's code. */
  rule: string;
  severity: Severity;
  /** One sentence: what is wrong. */
  message: string;
  /** Why it matters. */
  basis: string;
  /** What to do. */
  advice: string;
  /** Addresses of the cells that take part, the suspect first. */
  cells: string[];
  span: Span;
  /** Where in the file of which the text was read, such as `第3页，表2，第5行，第4列`. */
  in_file?: string;
  /** What the figure ought to be, where the rule compares two. */
  expected?: number;
  /** What the figure is. */
  actual?: number;
  /** Further places. */
  related?: { span: Span; label: string }[];
  /** Equations that do not hold; `left` and `right` are addresses of cells. */
  equations?: { name: string; left: string[]; right: string[]; left_sum: number; right_sum: number }[];
  /** A mending that is safe to apply unread; places in UTF-16 units. */
  fix?: { label: string; edits: { start: number; end: number; text: string }[] };
}

/** A checked report: the object of the command line's JSON. */
export interface Report {
  schema: "hegao/1";
  path?: string;
  title: string | null;
  agency: string | null;
  year: number | null;
  /** `2019`, `2021`; empty for an input that could not be read. */
  form: string;
  sections: { number: number | null; title: string; line: number }[];
  /** By address: a number, null for a blank, a string for what is no number. */
  cells: Record<string, number | string | null>;
  /** Addresses of cells whose value the form's own equations decided. */
  inferred: string[];
  /** What could not be read, and why. */
  unread: { what: string; why: string }[];
  findings: Finding[];
  counts: { error: number; warning: number; info: number; ignored: number };
  coverage: {
    rules: number;
    assessed: number;
    not_applicable: number;
    not_assessable: number;
    cells: number;
    cells_read: number;
  };
  rules: { rule: string; outcome: string; why?: string }[];
  /** The text that the places refer to, if asked for. */
  text?: string;
}

/** A rule with its manual. */
export interface Rule {
  code: string;
  name: string;
  family: string;
  severity: Severity;
  checks: string;
  basis: string;
  advice: string;
  false_alarms: string;
}

/** Where the wasm is. */
export type Source = string | URL | Response | ArrayBuffer | ArrayBufferView | WebAssembly.Module;

/**
 * Loads the checker, once. Without a source it takes `hegao_bg.wasm` from beside the script. A failed
 * attempt may be repeated.
 */
export function init(source?: Source | Promise<Source>): Promise<void>;

/**
 * Checks a report. Never rejects for what a report holds: that is a finding, or an entry of `unread`.
 * Rejects with a `TypeError` for an argument that is none of these.
 */
export function check(input: Input, options?: Options): Promise<Report>;

/**
 * Checks every report of an archive, in the order of their names: `path` is the archive's name and the
 * file's in it (`check` answers for an archive of several files with an `unread` that names them).
 * What is no archive gives one report.
 */
export function checkAll(input: Input, options?: Options): Promise<Report[]>;

/** Every rule, in the manual's order; only after `init`. */
export function rules(): Rule[];

/** The compiled module, which a worker's `init` takes. */
export function wasmModule(): Promise<WebAssembly.Module>;

export default init;
