// The options of a check: looked through, and put into the form in which they cross.

const KNOWN = ["year", "form", "select", "ignore", "rules", "path", "text"];
const LEVELS = ["off", "error", "warning", "info"];

/** Options as the module takes them; a `TypeError` names what is wrong. `codes` are all rules'. */
export function readOptions(options, codes) {
  if (options === undefined || options === null) {
    options = {};
  }
  if (typeof options !== "object" || Array.isArray(options)) {
    throw new TypeError("hegao: options must be an object");
  }
  const unknown = Object.keys(options).find((key) => !KNOWN.includes(key));
  if (unknown !== undefined) {
    throw new TypeError(`hegao: unknown option ${unknown}; there are: ${KNOWN.join(", ")}`);
  }
  const { year = 0, form = "auto", select, ignore, rules = {}, path, text = false } = options;
  if (!Number.isInteger(year) || year < 0 || year > 9999) {
    throw new TypeError("hegao: options.year must be a year, such as 2024");
  }
  if (!["auto", "2019", "2021"].includes(form)) {
    throw new TypeError('hegao: options.form must be "auto", "2019" or "2021"');
  }
  if (path !== undefined && typeof path !== "string") {
    throw new TypeError("hegao: options.path must be a string");
  }
  if (typeof rules !== "object" || rules === null || Array.isArray(rules)) {
    throw new TypeError('hegao: options.rules must be an object such as {A01: "off"}');
  }
  const off = [];
  const severities = new Map();
  // A whole code is said more exactly than a prefix, so the longer ones come last.
  for (const [name, level] of Object.entries(rules).sort(([a], [b]) => a.length - b.length)) {
    const prefix = readCode(name, codes);
    if (!LEVELS.includes(level)) {
      throw new TypeError(`hegao: options.rules.${name} must be one of: ${LEVELS.join(", ")}`);
    }
    if (level === "off") {
      off.push(prefix);
    } else {
      codes.filter((code) => code.startsWith(prefix)).forEach((code) => severities.set(code, level));
    }
  }
  return {
    year,
    form: form === "auto" ? "" : form,
    select: readCodes("select", select, codes).join(),
    ignore: [...readCodes("ignore", ignore, codes), ...off].join(),
    severities: [...severities].map(([code, level]) => `${code}=${level}`).join(),
    path,
    text: Boolean(text),
  };
}

function readCodes(key, list = [], codes) {
  if (!Array.isArray(list)) {
    throw new TypeError(`hegao: options.${key} must be an array of codes or prefixes`);
  }
  return list.map((name) => readCode(name, codes));
}

function readCode(name, codes) {
  const code = typeof name === "string" ? name.trim().toUpperCase() : "";
  if (!code || !codes.some((known) => known.startsWith(code))) {
    throw new TypeError(`hegao: no rule has the code or prefix ${name}`);
  }
  return code;
}
