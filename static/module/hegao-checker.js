// <hegao-checker>: checks a text and shows what was found, in a shadow tree of its own.

import { createChecker } from "./hegao-client.js";
import { STYLE } from "./hegao-checker-style.js";

const NAMES = { error: "错误", warning: "提醒", info: "提示" };
const HOLDS = { error: ["error"], warning: ["error", "warning"], never: [] };

// One worker serves all elements of a page.
let checker = null;
let sheet = null;

class HegaoChecker extends HTMLElement {
  static get formAssociated() {
    return true;
  }

  static get observedAttributes() {
    return ["text", "html", "hold", "required", "compact"];
  }

  constructor() {
    super();
    this._internals = this.attachInternals();
    this._input = "";
    this._options = {};
    this._report = null;
    this._state = "idle";
    this._turn = 0;
    this._current = Promise.resolve(null);
    const root = this.attachShadow({ mode: "open", delegatesFocus: true });
    sheet = sheet || makeSheet();
    root.adoptedStyleSheets = [sheet];
    this._verdict = element("summary", "verdict");
    this._list = element("ol", "list");
    this._unread = element("ul", "unread");
    this._details = element("details", "details");
    this._details.open = true;
    this._details.append(this._verdict, this._unread, this._list);
    // Changes of the verdict are read out.
    this._live = element("p", "live");
    this._live.setAttribute("role", "status");
    root.append(this._live, this._details);
  }

  connectedCallback() {
    // What was set before the element's script had run.
    for (const name of ["options", "text", "html"]) {
      if (Object.prototype.hasOwnProperty.call(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    this._show();
  }

  attributeChangedCallback(name, before, after) {
    if (name === "text" && after !== null) {
      this.text = after;
    } else if (name === "html" && after !== null) {
      this.html = after;
    } else if (name === "compact") {
      this._details.open = after === null;
    } else {
      this._hold();
    }
  }

  formResetCallback() {
    this.text = this.getAttribute("text") || "";
  }

  /** The text to check; setting it starts a check. */
  get text() {
    return typeof this._input === "string" ? this._input : "";
  }

  set text(text) {
    this._set(text === null || text === undefined ? "" : String(text));
  }

  /** HTML to check in place of a text; it is read, never shown. */
  get html() {
    return htmlOf(this._input) || "";
  }

  set html(html) {
    this._set({ html: html === null || html === undefined ? "" : String(html) });
  }

  /** Options of the check, as in hegao.js; setting them checks again. */
  get options() {
    return this._options;
  }

  set options(options) {
    this._options = options || {};
    this._set(this._input);
  }

  /** The last report, or null. */
  get report() {
    return this._report;
  }

  /** `idle`, `checking`, `done` or `failed`. */
  get state() {
    return this._state;
  }

  /** Checks input and options as for `check` of hegao.js, or again what was set; resolves to the report. */
  check(...given) {
    if (given.length > 1) {
      this._options = given[1] || {};
    }
    return this._start(given.length > 0 ? given[0] : this._input);
  }

  /** Chooses a finding by its index, as a click does. */
  choose(index) {
    const finding = this._report && this._report.findings[index];
    if (!finding) {
      return;
    }
    [...this._list.children].forEach((item, at) => item.toggleAttribute("data-chosen", at === index));
    this._send("hegao-finding", { finding, index });
  }

  get form() {
    return this._internals.form;
  }

  get name() {
    return this.getAttribute("name") || "";
  }

  get validity() {
    return this._internals.validity;
  }

  get validationMessage() {
    return this._internals.validationMessage;
  }

  get willValidate() {
    return this._internals.willValidate;
  }

  checkValidity() {
    return this._internals.checkValidity();
  }

  reportValidity() {
    return this._internals.reportValidity();
  }

  _set(input) {
    const html = htmlOf(input);
    const words = html === undefined ? input : html;
    if (typeof words === "string" && !words.trim()) {
      this._input = input;
      this._turn += 1;
      this._current = Promise.resolve(null);
      this._become("idle", null);
    } else {
      this._start(input);
    }
  }

  _start(input) {
    this._input = input;
    this._turn += 1;
    const turn = this._turn;
    this._become("checking", this._report);
    checker = checker || createChecker();
    const stale = () => turn !== this._turn;
    this._current = checker.check(input, this._options).then(
      (report) => {
        if (stale()) {
          return this._current;
        }
        this._become("done", report);
        this._send("hegao-result", report);
        return report;
      },
      (error) => {
        if (stale()) {
          return this._current;
        }
        this._become("failed", null);
        throw error;
      },
    );
    // Whoever set a property waits for no answer; the state says that it failed.
    this._current.catch(() => {});
    return this._current;
  }

  _become(state, report) {
    this._state = state;
    this._report = report;
    this.setAttribute("state", state);
    this._hold();
    if (this.isConnected) {
      this._show();
    }
    this._send("hegao-progress", { state });
  }

  _send(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** Tells the form whether it may go, and what goes with it. */
  _hold() {
    const levels = HOLDS[this.getAttribute("hold")] || HOLDS.error;
    const counts = this._report && this._report.counts;
    const found = counts ? levels.reduce((sum, level) => sum + counts[level], 0) : 0;
    let why = "";
    if (levels.length === 0) {
      why = "";
    } else if (this._state === "checking") {
      why = "正在检查报告，请稍候再提交。";
    } else if (this._state === "failed") {
      why = "报告没有查成，请重新检查后再提交。";
    } else if (this._state === "idle") {
      why = this.hasAttribute("required") ? "报告还没有检查，请先检查再提交。" : "";
    } else if (this._report.form === "") {
      why = "报告没有读出来，请先检查再提交。";
    } else if (found > 0) {
      why = `报告还有${found}处${levels.length > 1 ? "错误或提醒" : "错误"}，改正后再提交。`;
    }
    this._internals.setValidity(why ? { customError: true } : {}, why, why ? this._verdict : undefined);
    const { counts: all, unread } = this._report || {};
    this._internals.setFormValue(this._state === "done" ? JSON.stringify({ counts: all, unread }) : null);
  }

  _show() {
    const said = sentence(this._state, this._report);
    this._verdict.textContent = said;
    this._live.textContent = said;
    this._verdict.dataset.level = level(this._state, this._report);
    if (this._state === "checking") {
      return;
    }
    const { findings = [], unread = [] } = this._report || {};
    refill(this._unread, unread.map(unreadItem));
    refill(this._list, findings.map((finding, index) => this._item(finding, index)));
  }

  _item(finding, index) {
    const item = element("li", `finding finding-${finding.severity}`);
    item.dataset.rule = finding.rule;
    item.dataset.severity = finding.severity;
    const button = element("button", "finding-button");
    button.type = "button";
    button.append(
      element("span", "severity", NAMES[finding.severity]),
      element("span", "message", finding.message),
      element("span", "place", finding.in_file || `第${finding.span.line}行`),
    );
    button.addEventListener("click", () => this.choose(index));
    item.append(button, element("p", "advice", finding.advice));
    return item;
  }
}

function htmlOf(input) {
  return typeof input === "object" && input !== null && typeof input.html === "string" ? input.html : undefined;
}

function sentence(state, report) {
  if (state === "checking") {
    return "正在检查……";
  }
  if (state === "failed") {
    return "检查没有完成，请再试一次。";
  }
  if (!report) {
    return "还没有检查。";
  }
  const { counts, form, unread } = report;
  if (form === "") {
    return unread[0].why;
  }
  const found = Object.keys(NAMES).filter((level) => counts[level] > 0);
  if (found.length === 0) {
    return unread.length > 0 ? "没有发现问题，但有内容没有读出来。" : "没有发现问题，可以发布。";
  }
  const list = found.map((level) => `${NAMES[level]}${counts[level]}处`).join("、");
  return counts.error > 0 ? `发现${list}，改正后再发布。` : `发现${list}，请逐条看过再发布。`;
}

function level(state, report) {
  if (state !== "done") {
    return state === "failed" ? "error" : "";
  }
  const { counts, unread } = report;
  return ["error", "warning", "info"].find((each) => counts[each] > 0) || (unread.length > 0 ? "warning" : "ok");
}

function unreadItem({ why }) {
  return element("li", "unread-item", why);
}

function refill(parent, children) {
  while (parent.firstChild) {
    parent.firstChild.remove();
  }
  parent.append(...children);
}

function element(tag, part, text) {
  const made = document.createElement(tag);
  made.setAttribute("part", part);
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

function makeSheet() {
  const made = new CSSStyleSheet();
  made.replaceSync(STYLE);
  return made;
}

if (!customElements.get("hegao-checker")) {
  customElements.define("hegao-checker", HegaoChecker);
}

export { HegaoChecker };
