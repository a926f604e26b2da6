// Bytes of a file to a text: UTF-8, UTF-16 with a byte order mark, else GB 18030, by the rules of the
// command line; and the text of a web page.

const MOST_BYTES = 64 * 1024 * 1024;

const STARTS = [
  ["%PDF-", "PDF文件"],
  ["PK\x03\x04", "压缩包或新版Office文件（docx、xlsx等）"],
  ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版Office文件（doc、xls、wps等）"],
  ["{\\rtf", "RTF文件"],
  ["MIME-Version:", "网页归档文件（MHT）"],
];

/** `{text}`, or `{why}` where the bytes are no text that can be read. */
export function textOfBytes(bytes) {
  if (bytes.length > MOST_BYTES) {
    return { why: "文件超过64 MB，没有读取。" };
  }
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  const kind = STARTS.find(([sign]) => start.startsWith(sign));
  if (kind) {
    return { why: `这是${kind[1]}，目前只能读取纯文本；请打开后全选复制，另存为文本文件再检查。` };
  }
  const text = decode(bytes);
  if (text === null || text.includes("\0")) {
    return { why: "这不是文本文件，读不出文字。" };
  }
  return checkable(/^\s*<(!doctype|html)/i.test(text) ? textOfHtml(text) : text);
}

/** `{text}`, or `{why}` where nothing is seen of it. */
export function checkable(text) {
  return /[^\s\ufeff\u200b-\u200d\u2060]/.test(text) ? { text } : { why: "文件是空的，没有文字。" };
}

function decode(bytes) {
  const as = (label, from) => new TextDecoder(label, { ignoreBOM: true }).decode(bytes.subarray(from));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return as("utf-8", 3);
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return as("utf-16le", 2);
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return as("utf-16be", 2);
  }
  const inUtf8 = as("utf-8", 0);
  const damage = replaced(inUtf8);
  if (damage === 0) {
    return inUtf8;
  }
  if (bytes.includes(0)) {
    return null;
  }
  // Where both readings are damaged: the less damaged one, unless that too is more damage than text.
  const inGb = as("gb18030", 0);
  const gbDamage = replaced(inGb);
  const [text, least] = damage < gbDamage ? [inUtf8, damage] : [inGb, gbDamage];
  return least * 50 > [...text].length ? null : text;
}

function replaced(text) {
  return text.split("\ufffd").length - 1;
}

// What stands for itself in a web page, by the names that office programs and editors write.
const ENTITIES = {
  amp: "&", apos: "'", bull: "•", copy: "©", emsp: "\u2003", ensp: "\u2002", gt: ">", hellip: "…",
  laquo: "«", ldquo: "“", lsquo: "‘", lt: "<", mdash: "—", middot: "·", nbsp: "\u00a0", ndash: "–",
  permil: "‰", quot: '"', raquo: "»", rdquo: "”", rsquo: "’", sect: "§", shy: "\u00ad", thinsp: "\u2009",
  times: "×", yen: "¥", zwj: "\u200d", zwnj: "\u200c",
};

const UNSEEN = /^(script|style|template|title|noscript|svg|math|textarea|select)$/;
const BLOCKS =
  /^(address|article|aside|blockquote|body|caption|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tbody|tfoot|thead|tr|ul)$/;

/**
 * The text of a web page as a person would copy it: blocks and table rows are lines, cells stand
 * between tabs. Needs no document, so that workers and servers can have it; runs no script.
 */
export function textOfHtml(html) {
  const parts = /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>|<(\/?)([a-zA-Z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^"'<>])*>|[^<]+|</g;
  const lines = [];
  let line = "";
  let unseen = "";
  let cells = 0;
  const endLine = () => {
    if (/[^ ]/.test(line)) {
      lines.push(line.replace(/ +$/, ""));
    }
    line = "";
  };
  for (const [part, closing, name] of html.matchAll(parts)) {
    const tag = name && name.toLowerCase();
    if (unseen) {
      unseen = closing && tag === unseen ? "" : unseen;
    } else if (!tag) {
      line += /^<[!?]/.test(part) ? "" : words(part, line);
    } else if (UNSEEN.test(tag)) {
      unseen = closing || part.endsWith("/>") ? "" : tag;
    } else if (tag === "td" || tag === "th") {
      if (!closing) {
        cells += 1;
        line = cells > 1 ? `${line.replace(/ +$/, "")}\t` : (endLine(), "");
      }
    } else if (tag === "tr" || tag === "table") {
      endLine();
      cells = 0;
    } else if (cells === 0 && (tag === "br" || BLOCKS.test(tag))) {
      // Blocks inside of a cell do not end its row.
      endLine();
    }
  }
  endLine();
  return lines.map((each) => `${each}\n`).join("");
}

function words(part, before) {
  const plain = part.replace(/[ \t\r\n\f]+/g, " ").replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));?/gi, entity);
  return /(^|[ \t])$/.test(before) ? plain.replace(/^ /, "") : plain;
}

function entity(whole, decimal, hex, name) {
  if (name) {
    return Object.prototype.hasOwnProperty.call(ENTITIES, name) ? ENTITIES[name] : whole;
  }
  const code = decimal ? parseInt(decimal, 10) : parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}
