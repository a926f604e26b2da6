// Bytes of a plain text to the text; every other file is for the readers.

const MOST_BYTES = 64 * 1024 * 1024;

// Where any of these stands among the first bytes, the file is no plain text.
const CONTAINER = /^(PK\x03\x04|PK\x05\x06|\xd0\xcf\x11\xe0|\{\\rtf)|%PDF-|mime-version:/i;
const MARKUP = /^\s*<|^version:/i;

/**
 * `{text}` of bytes that are plain text for certain: UTF-8, UTF-16 with a byte order mark, else
 * GB 18030, by the rules of the command line. `{why}` where there is nothing to check, null where the
 * readers have to look.
 */
export function plainText(bytes) {
  if (bytes.length > MOST_BYTES) {
    return { why: "文件太大，不像是年度报告；请只选报告本身，或全选复制后粘贴。" };
  }
  const text = CONTAINER.test(String.fromCharCode(...bytes.subarray(0, 4096))) ? null : decode(bytes);
  // Three closing tags make a piece of a web page of any text.
  if (text === null || text.includes("\0") || MARKUP.test(text) || text.split("</").length > 3) {
    return null;
  }
  return checkable(text);
}

/** `{text}`, or `{why}` where nothing is seen of it. */
export function checkable(text) {
  return /[^\s\ufeff\u200b-\u200d\u2060]/.test(text) ? { text } : { why: "文件是空的，没有文字；请确认选对了文件。" };
}

function decode(bytes) {
  const as = (label, from, fatal) => new TextDecoder(label, { ignoreBOM: true, fatal }).decode(bytes.subarray(from));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return as("utf-8", 3, false);
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return as("utf-16le", 2, false);
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return as("utf-16be", 2, false);
  }
  for (const label of ["utf-8", "gb18030"]) {
    try {
      return as(label, 0, true);
    } catch {
      // Not in this encoding.
    }
  }
  return null;
}
