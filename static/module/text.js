// Bytes of a file to a text: UTF-8, UTF-16 with a byte order mark, else GB 18030, by the rules of the
// command line; and the text of a web page.

const MOST_BYTES = 64 * 1024 * 1024;

const STARTS = [
  ["%PDF-", "PDF文件"],
  ["PK\x03\x04", "Word、Excel、OFD等文件或压缩包"],
  ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版Office文件"],
  ["{\\rtf", "RTF文档"],
  ["MIME-Version:", "网页归档文件（MHT）"],
];

/**
 * `{text}`, or `{why}` where the bytes are no text that can be read. Every file that is handed to the
 * module comes through here.
 */
export function textOfBytes(bytes) {
  if (bytes.length > MOST_BYTES) {
    return { why: "文件太大，不像是年度报告；请只选报告本身，或全选复制后粘贴。" };
  }
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  const kind = STARTS.find(([sign]) => start.startsWith(sign));
  if (kind) {
    return { why: `这是${kind[1]}，不能直接读取；请打开后全选复制，以文字检查。` };
  }
  const text = decode(bytes);
  if (text === null || text.includes("\0")) {
    return { why: "认不出这是什么文件；请选择网页或文本文件。" };
  }
  return checkable(/^\s*<(!doctype|html)/i.test(text) ? textOfHtml(text) : text);
}

/** `{text}`, or `{why}` where nothing is seen of it. */
export function checkable(text) {
  return /[^\s\ufeff\u200b-\u200d\u2060]/.test(text) ? { text } : { why: "文件是空的，没有文字；请确认选对了文件。" };
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
  if (bytes.includes(0)) {
    return decodeUnmarked(bytes, as);
  }
  const inUtf8 = as("utf-8", 0);
  const damage = replaced(inUtf8);
  if (damage === 0) {
    return inUtf8;
  }
  // Where both readings are damaged: the less damaged one, unless that too is more damage than text.
  const inGb = as("gb18030", 0);
  const gbDamage = replaced(inGb);
  const [text, least] = damage < gbDamage ? [inUtf8, damage] : [inGb, gbDamage];
  return least * 50 > [...text].length ? null : text;
}

// Signs of Chinese or Latin writing, and white space.
const USUAL = /[\t\n\r -~\u00a0-\u00ff\u2000-\u33ff\u4e00-\u9fff\ufe30-\ufe4f\ufeff\uff00-\uffef]/g;

/** UTF-16 whose byte order digits, spaces and line ends tell: their high byte is nought. */
function decodeUnmarked(bytes, as) {
  const zeros = [0, 0];
  bytes.forEach((byte, at) => {
    zeros[at % 2] += byte === 0 ? 1 : 0;
  });
  const text = as(zeros[1] > zeros[0] ? "utf-16le" : "utf-16be", 0);
  const strange = text.replace(USUAL, "").length;
  return replaced(text) === 0 && strange * 50 <= text.length ? text : null;
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
