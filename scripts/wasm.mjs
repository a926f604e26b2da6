// The parts of a wasm file.

/** The sections of a module: where each begins, its content, its end. */
export function sections(bytes) {
  const found = [];
  for (let at = 8; at < bytes.length; ) {
    const [length, start] = leb(bytes, at + 1);
    found.push({ id: bytes[at], head: at, start, end: start + length });
    at = start + length;
  }
  return found;
}

/** An unsigned number at a place, and the place after it. */
export function leb(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) {
      return [value, at];
    }
  }
}

/** An unsigned number as the bytes that leb reads. */
export function unsigned(value) {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value >>>= 7;
  } while (value > 0);
  return Buffer.from(bytes);
}

/** The items of a vector at a place, and the place after it. */
export function vector(bytes, at, item) {
  let [count, next] = leb(bytes, at);
  const items = [];
  while (count-- > 0) {
    const [value, after] = item.length > 1 ? item(bytes, next) : item(next);
    items.push(value);
    next = after;
  }
  return [items, next];
}
