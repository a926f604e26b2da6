// The look of <hegao-checker>. A portal changes it by the variables, or by ::part() of any part.

export const STYLE = `
:host {
  --_accent: var(--hegao-accent, #1f4e79);
  --_text: var(--hegao-text, #1c2733);
  --_soft: var(--hegao-soft-text, #55626f);
  --_background: var(--hegao-background, #fff);
  --_border: var(--hegao-border, #cfd6dd);
  --_error: var(--hegao-error, #b3261e);
  --_warning: var(--hegao-warning, #8a5300);
  --_info: var(--hegao-info, #1f5f8b);
  --_ok: var(--hegao-ok, #1c6b3a);
  display: block;
  box-sizing: border-box;
  padding: 12px 16px;
  border: 1px solid var(--_border);
  border-radius: var(--hegao-radius, 6px);
  background: var(--_background);
  color: var(--_text);
  font: var(--hegao-font, 15px/1.6 system-ui, "Microsoft YaHei", "Noto Sans CJK SC", sans-serif);
  text-align: left;
}
:host([hidden]) { display: none; }
:host([theme="dark"]) {
  --_accent: var(--hegao-accent, #9cc4ea);
  --_text: var(--hegao-text, #e6ebf0);
  --_soft: var(--hegao-soft-text, #a9b4bf);
  --_background: var(--hegao-background, #182029);
  --_border: var(--hegao-border, #3a4653);
  --_error: var(--hegao-error, #ff9d94);
  --_warning: var(--hegao-warning, #f2bd6b);
  --_info: var(--hegao-info, #8fc6ee);
  --_ok: var(--hegao-ok, #86d6a2);
}
@media (prefers-color-scheme: dark) {
  :host([theme="auto"]) {
    --_accent: var(--hegao-accent, #9cc4ea);
    --_text: var(--hegao-text, #e6ebf0);
    --_soft: var(--hegao-soft-text, #a9b4bf);
    --_background: var(--hegao-background, #182029);
    --_border: var(--hegao-border, #3a4653);
    --_error: var(--hegao-error, #ff9d94);
    --_warning: var(--hegao-warning, #f2bd6b);
    --_info: var(--hegao-info, #8fc6ee);
    --_ok: var(--hegao-ok, #86d6a2);
  }
}
[part="live"] {
  position: absolute;
  width: 1px;
  height: 1px;
  margin: -1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
[part="verdict"] { font-weight: 600; cursor: pointer; }
[part="verdict"][data-level="error"] { color: var(--_error); }
[part="verdict"][data-level="warning"] { color: var(--_warning); }
[part="verdict"][data-level="info"] { color: var(--_info); }
[part="verdict"][data-level="ok"] { color: var(--_ok); }
ol, ul { margin: 8px 0 0; padding: 0; list-style: none; }
ul:empty, ol:empty { display: none; }
[part="unread-item"] { color: var(--_warning); }
[part~="finding"] { margin: 0 0 8px; padding: 4px 0 4px 10px; border-left: 3px solid var(--_info); }
[part~="finding-error"] { border-color: var(--_error); }
[part~="finding-warning"] { border-color: var(--_warning); }
[part~="finding"][data-chosen] { background: rgba(128, 160, 192, .16); }
[part="finding-button"] {
  display: block;
  width: 100%;
  padding: 0;
  border: 0;
  background: none;
  color: inherit;
  font: inherit;
  text-align: left;
  cursor: pointer;
}
[part="verdict"]:focus, [part="finding-button"]:focus { outline: 2px solid var(--_accent); outline-offset: 2px; }
[part="severity"] { margin-right: 8px; font-weight: 600; color: var(--_info); }
[part~="finding-error"] [part="severity"] { color: var(--_error); }
[part~="finding-warning"] [part="severity"] { color: var(--_warning); }
[part="place"] { margin-left: 8px; color: var(--_soft); font-size: .9em; white-space: nowrap; }
:host([no-lines]) [part="place"] { display: none; }
[part="advice"] { margin: 2px 0 0; color: var(--_soft); font-size: .93em; }
`;
