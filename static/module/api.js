// The public API: init, check, checkAll, rules. `scripts/module.mjs` puts it together with wasm-bindgen's glue
// into hegao.js (ES module) and hegao.classic.js.

import { readOptions } from "./options.js";
import { checkable, plainText } from "./text.js";

const BROKEN = "程序内部出错，这份报告没有查完。";
const LOST = "读取失败，请确认文件没有被移动或删除，再打开一次。";
const NO_READERS = "读取文件的程序没有加载成功，请检查网络后再试。";
const UNREAD = "文件读取出错，可能已损坏；请在原软件中另存后再试，或全选复制后粘贴。";

/**
 * Makes the API. `makeGlue` gives a fresh copy of wasm-bindgen's glue; `ownWasm` the address of the
 * wasm file that lies beside this script, or null where it is not known; `importReaders` loads
 * hegao_files.js, and hears the address that `init` was given, if it was one.
 */
export function createApi(makeGlue, ownWasm, importReaders) {
  let compiled = null;
  let readers = null;
  let address;
  let engine = null;
  let manual = [];

  const instantiate = async (module) => {
    const glue = makeGlue();
    await glue({ module_or_path: module });
    engine = glue;
  };

  const start = async (source) => {
    const module = await compile(source === undefined ? ownWasm() : source);
    await instantiate(module);
    manual = engine.listRules();
    return module;
  };

  /**
   * Loads the checker, once; `source` says where its wasm is, if not beside this script: an address,
   * a Response, bytes or a WebAssembly.Module. A failed attempt may be repeated.
   */
  function init(source) {
    if (compiled === null) {
      address = typeof source === "string" || source instanceof URL ? String(source) : undefined;
      compiled = start(source);
      compiled.catch(() => {
        compiled = null;
      });
    }
    return compiled.then(() => undefined);
  }

  /** The compiled module, to be handed to a worker's `init`. */
  function wasmModule() {
    return init().then(() => compiled);
  }

  /** Every rule with its manual. */
  function rules() {
    if (engine === null) {
      throw new Error("hegao: call init() and wait for it first");
    }
    return manual.map((rule) => ({ ...rule }));
  }

  const loadReaders = async () => {
    const { makeReaders, ownWasm } = await importReaders(address);
    return { makeReaders, module: await compile(ownWasm()) };
  };

  /**
   * What the readers, which are loaded with the first file, say of a file: `{file}`, or `{why}`. Each
   * file has an instance of its own, so that one which breaks it costs no other.
   */
  async function fromFile(read) {
    if (readers === null) {
      readers = loadReaders();
      readers.catch(() => {
        readers = null;
      });
    }
    let loaded;
    try {
      loaded = await readers;
    } catch {
      return { why: NO_READERS };
    }
    try {
      const glue = loaded.makeReaders();
      await glue({ module_or_path: loaded.module });
      return { file: read(glue) };
    } catch {
      return { why: UNREAD };
    }
  }

  const fromBytes = (bytes) => plainText(bytes) || fromFile((glue) => glue.read(bytes));

  async function run(input, options, all) {
    const read = reader(input, fromBytes, fromFile);
    await init();
    const settings = readOptions(options, manual.map((rule) => rule.code));
    const { text, file, why } = await read();
    const path = settings.path !== undefined ? settings.path : nameOf(input);
    const unread = (why) => (all ? [engine.unreadable(path, why)] : engine.unreadable(path, why));
    if (why !== undefined) {
      return unread(why);
    }
    try {
      const { year, form, select, ignore, severities } = settings;
      const isFile = text === undefined;
      const given = isFile ? file : text;
      return engine.checkText(given, isFile, all, settings.text, path, year, form, select, ignore, severities);
    } catch (error) {
      // A trap leaves the instance in an unknown state; the next check gets a new one.
      await instantiate(await compiled);
      return unread(BROKEN);
    }
  }

  /** Checks a report; resolves to the command line's object with places in UTF-16 units. */
  const check = (input, options) => run(input, options, false);

  /** Checks every report of an archive; resolves to an array, of one object for what is no archive. */
  const checkAll = (input, options) => run(input, options, true);

  return { init, check, checkAll, rules, wasmModule };
}

/** How to read an input: a function that gives `{text}`, `{file}` or `{why}`. A `TypeError` for what is none. */
function reader(input, fromBytes, fromFile) {
  if (typeof input === "string") {
    return () => checkable(input);
  }
  const kind = Object.prototype.toString.call(input);
  if (kind === "[object ArrayBuffer]" || ArrayBuffer.isView(input)) {
    const bytes = ArrayBuffer.isView(input)
      ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
      : new Uint8Array(input);
    return () => fromBytes(bytes);
  }
  if (kind === "[object Blob]" || kind === "[object File]") {
    return () =>
      input.arrayBuffer().then(
        (buffer) => fromBytes(new Uint8Array(buffer)),
        () => ({ why: LOST }),
      );
  }
  if (kind === "[object Object]" && typeof input.html === "string") {
    return () => fromFile((glue) => glue.readPage(input.html));
  }
  throw new TypeError("hegao: input must be a string, an ArrayBuffer, a Uint8Array, a Blob, a File or {html: string}");
}

function nameOf(input) {
  return Object.prototype.toString.call(input) === "[object File]" ? input.name : undefined;
}

/** A WebAssembly.Module of whatever stands for one. */
async function compile(source) {
  const given = await source;
  if (Object.prototype.toString.call(given) === "[object WebAssembly.Module]") {
    return given;
  }
  if (given instanceof ArrayBuffer || ArrayBuffer.isView(given)) {
    return WebAssembly.compile(given);
  }
  if (typeof Response === "function" && given instanceof Response) {
    return compileResponse(given);
  }
  const address = String(given);
  if (address.startsWith("file:") && typeof process === "object" && process.versions && process.versions.node) {
    // Not a literal, so that bundlers for browsers do not look for it.
    const files = "node:fs/promises";
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ files);
    return WebAssembly.compile(await readFile(new URL(address)));
  }
  return compileResponse(await fetch(address));
}

/** Compiles while loading, unless the server names the type wrongly. */
async function compileResponse(response) {
  if (!response.ok) {
    throw new Error(`hegao: HTTP ${response.status} ${response.url}`);
  }
  const type = response.headers.get("Content-Type") || "";
  return type.startsWith("application/wasm")
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
