// A panic ends the page's wasm with a trap whatever it says, for nothing there prints its message: so the
// functions that make the message and the place need no body, and what only they use can be left out.

import { readFileSync, writeFileSync } from "node:fs";
import { leb, sections as sectionsOf, unsigned, vector } from "./wasm.mjs";

/** Functions of the standard library that never return, by their names without hashes. */
const PANICS = [
  /^core::panicking::/,
  /^core::(option|result)::(expect|unwrap)_failed$/,
  /^core::cell::(lazy::)?panic_\w+$/,
  /^console_error_panic_hook::hook$/,
  /^core::(slice|str)::[\w:]*(_fail|_fail_rt|panic_on_ord_violation)$/,
  /^alloc::(raw_vec|alloc)::(handle_error|handle_alloc_error|capacity_overflow)$/,
  /::assert_failed$/,
  /^std::(panicking::(panic_with_hook|begin_panic)|sync::lazy_lock::panic_poisoned|thread::local::panic_access_error)$/,
];

const SECTION = { type: 1, import: 2, function: 3, code: 10, data: 11 };

/**
 * Gives the file's functions that panic a body that only traps, and clears the places that they would tell.
 * Fails where it finds none, as when a new compiler names them otherwise.
 */
export function barePanics(file) {
  const bytes = readFileSync(file);
  const sections = sectionsOf(bytes);
  clearPlaces(bytes, sections);
  const of = (id) => sections.find((section) => section.id === id);
  const imported = importedFunctions(bytes, of(SECTION.import));
  const types = vector(bytes, of(SECTION.function).start, leb)[0];
  const results = resultCounts(bytes, of(SECTION.type));
  const names = functionNames(bytes, sections);
  const code = of(SECTION.code);
  const [bodies] = vector(bytes, code.start, (at) => {
    const [length, start] = leb(bytes, at);
    return [bytes.subarray(at, start + length), start + length];
  });
  let found = false;
  const kept = bodies.map((body, index) => {
    const name = (names.get(imported + index) ?? "").replace(/\[[0-9a-f]+\]|::h[0-9a-f]{16}$/g, "");
    if (results[types[index]] !== 0 || !PANICS.some((panic) => panic.test(name))) {
      return body;
    }
    found = true;
    // No locals; unreachable; end.
    return Buffer.from([3, 0, 0x00, 0x0b]);
  });
  if (!found) {
    throw new Error(`${file}: no function that panics was found by its name`);
  }
  const content = Buffer.concat([unsigned(kept.length), ...kept]);
  writeFileSync(
    file,
    Buffer.concat([
      bytes.subarray(0, code.head),
      Buffer.from([SECTION.code]),
      unsigned(content.length),
      content,
      bytes.subarray(code.end),
    ]),
  );
}

/** Clears the places in the source (file, line, column) that panics would tell, and the files' names. */
function clearPlaces(bytes, sections) {
  const section = sections.find(({ id }) => id === SECTION.data);
  const [segments] = vector(bytes, section.start, (at) => {
    // Flags 0, i32.const, the address, end.
    const [address, afterAddress] = leb(bytes, at + 2);
    const [length, start] = leb(bytes, afterAddress + 1);
    return [{ plain: bytes[at] === 0 && bytes[at + 1] === 0x41, address, start, length }, start + length];
  });
  const names = [];
  for (const { plain, address, start, length } of segments) {
    if (!plain) {
      continue;
    }
    const data = bytes.subarray(start, start + length);
    const view = new DataView(data.buffer, data.byteOffset, data.length);
    for (let at = -address & 3; at + 16 <= length; at += 4) {
      const from = view.getUint32(at, true) - address;
      const to = from + view.getUint32(at + 4, true);
      const [line, column] = [view.getUint32(at + 8, true), view.getUint32(at + 12, true)];
      const placed = from >= 0 && to > from + 3 && to <= length && to - from < 250;
      if (placed && line > 0 && line < 1e5 && column > 0 && column < 1e3 && /^[ -~]+\.rs$/.test(data.toString("latin1", from, to))) {
        names.push([data, from, to]);
        data.fill(0, at, at + 16);
      }
    }
  }
  for (const [data, from, to] of names) {
    data.fill(0, from, to);
  }
}

/** How many results each type has. */
function resultCounts(bytes, section) {
  return vector(bytes, section.start, (at) => {
    const [parameters, after] = leb(bytes, at + 1);
    const [results, types] = leb(bytes, after + parameters);
    return [results, types + results];
  })[0];
}

/** How many functions are imported; their numbers come first. */
function importedFunctions(bytes, section) {
  const name = (at) => {
    const [length, start] = leb(bytes, at);
    return start + length;
  };
  const limits = (at) => {
    const [, minimum] = leb(bytes, at + 1);
    return leb(bytes, bytes[at] & 1 ? leb(bytes, minimum)[1] - 1 : minimum - 1)[1];
  };
  const [kinds] = vector(bytes, section.start, (at) => {
    const kind = name(name(at));
    const after = [
      () => leb(bytes, kind + 1)[1],
      () => limits(kind + 2),
      () => limits(kind + 1),
      () => kind + 3,
    ][bytes[kind]]();
    return [bytes[kind], after];
  });
  return kinds.filter((kind) => kind === 0).length;
}

/** The names of functions by their numbers. */
function functionNames(bytes, sections) {
  const names = new Map();
  for (const { id, start, end } of sections) {
    const [length, text] = leb(bytes, start);
    if (id !== 0 || bytes.toString("utf8", text, text + length) !== "name") {
      continue;
    }
    for (let at = text + length; at < end; ) {
      const [size, content] = leb(bytes, at + 1);
      if (bytes[at] === 1) {
        vector(bytes, content, (place) => {
          const [number, after] = leb(bytes, place);
          const [letters, first] = leb(bytes, after);
          names.set(number, bytes.toString("utf8", first, first + letters));
          return [number, first + letters];
        });
      }
      at = content + size;
    }
  }
  return names;
}
