// Gives what a wasm file imports short names. wasm-bindgen's end in 16 hexadecimal digits, which nothing
// packs, and stand in the wasm and in its glue.

import { leb, sections, unsigned, vector } from "./wasm.mjs";

/** The wasm and its glue with the names of the imports in order: a0, a1, …. */
export function shortImports(wasm, glue) {
  const section = sections(wasm).find(({ id }) => id === 2);
  const named = (at) => {
    const [length, start] = leb(wasm, at);
    return [wasm.subarray(at, start + length), wasm.toString("utf8", start, start + length), start + length];
  };
  let index = 0;
  let short = glue;
  const [imports] = vector(wasm, section.start, (at) => {
    const [module, , atName] = named(at);
    const [, name, atKind] = named(atName);
    // Kind 0 and the type of a function: wasm-bindgen's wasm imports nothing else.
    const [, end] = leb(wasm, atKind + 1);
    const other = `a${index++}`;
    const parts = short.split(`\n${name}: function`);
    if (wasm[atKind] !== 0 || parts.length !== 2) {
      throw new Error(`the glue has not one function ${name}`);
    }
    short = parts.join(`\n${other}: function`);
    return [Buffer.concat([module, unsigned(other.length), Buffer.from(other), wasm.subarray(atKind, end)]), end];
  });
  const content = Buffer.concat([unsigned(imports.length), ...imports]);
  const head = Buffer.concat([wasm.subarray(0, section.head), Buffer.from([2]), unsigned(content.length)]);
  return [Buffer.concat([head, content, wasm.subarray(section.end)]), short];
}
