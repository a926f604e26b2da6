// Ties a <hegao-checker> to an editor: takes the text out of its content, marks the places of the
// findings there, and goes to the one that is chosen. The content itself is never changed.

const BLOCKS =
  /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BODY|CAPTION|CENTER|DD|DIV|DL|DT|FIELDSET|FIGCAPTION|FIGURE|FOOTER|FORM|H[1-6]|HEADER|HR|LI|MAIN|NAV|OL|P|PRE|SECTION|TABLE|TBODY|TFOOT|THEAD|UL)$/;
const UNSEEN = /^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT|TEXTAREA|SELECT|BUTTON)$/;
const PAUSE = 600;

/**
 * The text below an element: blocks and table rows are lines, cells stand between tabs.
 * `range(start, end)` gives the DOM Range of a place of that text, or null.
 */
export function readContent(root) {
  const pieces = [];
  let text = "";
  let inCell = 0;
  const endLine = () => {
    if (text && !text.endsWith("\n")) {
      text += "\n";
    }
  };
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.data) {
        pieces.push({ node, start: text.length });
        // Sign for sign, so that places stay what they are.
        text += node.data.replace(/[\t\n\r\f]/g, " ");
      }
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || UNSEEN.test(node.tagName) || node.getAttribute("data-mce-bogus") === "all") {
      return;
    }
    const tag = node.tagName;
    const isCell = tag === "TD" || tag === "TH";
    if (isCell) {
      text += isFirst(node) ? "" : "\t";
      inCell += 1;
    } else if (tag === "TR" || (!inCell && (tag === "BR" || BLOCKS.test(tag)))) {
      endLine();
    } else if (tag === "BR" || BLOCKS.test(tag)) {
      text += " ";
    }
    node.childNodes.forEach(visit);
    if (isCell) {
      inCell -= 1;
    } else if (tag === "TR" || (!inCell && BLOCKS.test(tag))) {
      endLine();
    }
  };
  root.childNodes.forEach(visit);

  const range = (start, end) => {
    const from = pieceAt(pieces, start);
    const to = pieceAt(pieces, Math.max(start, end - 1));
    if (!from || !to || !root.contains(from.node) || !root.contains(to.node)) {
      return null;
    }
    const made = root.ownerDocument.createRange();
    made.setStart(from.node, Math.min(Math.max(start - from.start, 0), from.node.length));
    made.setEnd(to.node, Math.min(Math.max(end - to.start, 0), to.node.length));
    return made;
  };
  return { text, range };
}

function isFirst(cell) {
  const before = cell.previousElementSibling;
  return !before || !/^T[DH]$/.test(before.tagName);
}

/** The last piece that begins at or before a place. */
function pieceAt(pieces, place) {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle].start <= place) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return pieces[Math.max(low - 1, 0)];
}

/**
 * Ties a checker to an editor. `root` gives the element that holds the content (it may change) or a
 * textarea. The answer's `check()` checks now and resolves to the report; from then on the content is
 * checked again whenever it has changed. `disconnect()` unties them.
 */
export function connect(checker, root) {
  const find = typeof root === "function" ? root : () => root;
  let content = null;
  let watched = null;
  let timer = 0;

  const check = () => {
    clearTimeout(timer);
    const host = find();
    if (watched !== host) {
      watch(host);
    }
    // Lines are those of a text box; an editor has none that can be counted.
    checker.toggleAttribute("no-lines", !isTextBox(host));
    content = isTextBox(host) ? { text: host.value, range: () => null } : readContent(host);
    clear(host);
    return checker.check(content.text);
  };

  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => check().catch(() => {}), PAUSE);
  };

  // Editors change their content by script as well, which fires no input event.
  let observer = null;
  const watch = (host) => {
    unwatch();
    watched = host;
    if (isTextBox(host)) {
      host.addEventListener("input", changed);
    } else {
      observer = new MutationObserver(changed);
      observer.observe(host, { characterData: true, childList: true, subtree: true });
    }
  };
  const unwatch = () => {
    if (observer) {
      observer.disconnect();
      observer = null;
    }
    if (watched) {
      watched.removeEventListener("input", changed);
    }
  };

  const onResult = ({ detail }) => {
    if (content) {
      mark(find(), detail.findings, content);
    }
  };
  const onFinding = ({ detail }) => {
    if (content) {
      go(find(), detail.finding, content);
    }
  };
  checker.addEventListener("hegao-result", onResult);
  checker.addEventListener("hegao-finding", onFinding);

  const disconnect = () => {
    clearTimeout(timer);
    unwatch();
    checker.removeEventListener("hegao-result", onResult);
    checker.removeEventListener("hegao-finding", onFinding);
    if (watched) {
      clear(watched);
    }
  };
  return { check, disconnect };
}

const LEVELS = ["info", "warning", "error"];
const STYLE = `
::highlight(hegao-info) { background-color: #d8ebfa; color: #10212f; text-decoration: underline dotted #1f5f8b; }
::highlight(hegao-warning) { background-color: #fdeac6; color: #33240a; text-decoration: underline dashed #8a5300; }
::highlight(hegao-error) { background-color: #fbd9d6; color: #3a0d0a; text-decoration: underline wavy #b3261e; }
`;
const styled = new WeakSet();

/** Marks by the CSS Custom Highlight API, which touches no node; kernels without it have no marks. */
function mark(host, findings, { range }) {
  const view = host.ownerDocument.defaultView;
  if (isTextBox(host) || !hasHighlights(view)) {
    return;
  }
  dress(host, view);
  LEVELS.forEach((level, priority) => {
    const ranges = findings
      .filter(({ severity }) => severity === level)
      .map(({ span }) => range(span.start, span.end))
      .filter((found) => found !== null);
    const highlight = new view.Highlight(...ranges);
    highlight.priority = priority;
    view.CSS.highlights.set(`hegao-${level}`, highlight);
  });
}

function clear(host) {
  const view = host.ownerDocument.defaultView;
  if (view && hasHighlights(view)) {
    LEVELS.forEach((level) => view.CSS.highlights.delete(`hegao-${level}`));
  }
}

function hasHighlights(view) {
  return Boolean(view.CSS && view.CSS.highlights && view.Highlight);
}

function dress(host, view) {
  const scope = host.getRootNode();
  if (!styled.has(scope)) {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(STYLE);
    scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, sheet];
    styled.add(scope);
  }
}

/** Selects the place of a finding and brings it into view. */
function go(host, { span }, { range }) {
  if (isTextBox(host)) {
    host.focus();
    host.setSelectionRange(span.start, span.end);
    // As far down as the place is in the text; a text box tells no positions.
    const share = span.start / Math.max(host.value.length, 1);
    host.scrollTop = Math.max(0, share * host.scrollHeight - host.clientHeight / 2);
    return;
  }
  const place = range(span.start, span.end);
  if (!place) {
    return;
  }
  const selection = host.ownerDocument.defaultView.getSelection();
  host.focus();
  selection.removeAllRanges();
  selection.addRange(place);
  const node = place.startContainer;
  (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).scrollIntoView({ block: "center" });
}

function isTextBox(host) {
  return host.tagName === "TEXTAREA";
}
