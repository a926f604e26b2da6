// The bill of materials in CycloneDX 1.5: every crate that is in the wasm, and what the page is made by.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const TARGET = "wasm32-unknown-unknown";

/** The bill for a version of the package below `root`; the same for the same Cargo.lock. */
export function billOfMaterials(root, version) {
  const flags = ["metadata", "--format-version", "1", "--locked", "--filter-platform", TARGET];
  const metadata = JSON.parse(execFileSync("cargo", flags, { cwd: root, maxBuffer: 1 << 28 }));
  const checksums = readChecksums(join(root, "Cargo.lock"));
  const packages = new Map(metadata.packages.map((each) => [each.id, each]));
  const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
  const own = metadata.resolve.root;
  const compiled = compiledIn(root);
  const within = [...nodes.keys()].filter((id) => compiled.has(nameOf(packages.get(id))));
  const reference = (id) => purl(packages.get(id));
  const subject = {
    type: "application",
    "bom-ref": reference(own),
    name: "hegao",
    version,
    licenses: [{ expression: "Apache-2.0" }],
    purl: reference(own),
  };
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: { component: subject },
    components: within
      .filter((id) => id !== own)
      .map((id) => component(packages.get(id), checksums))
      .sort(byReference),
    dependencies: within
      .map((id) => {
        const linked = nodes.get(id).dependencies.filter((each) => within.includes(each));
        return { ref: reference(id), dependsOn: linked.map(reference).sort() };
      })
      .sort((a, b) => (a.ref < b.ref ? -1 : 1)),
  };
}

function component({ name, version, license, description, ...rest }, checksums) {
  const checksum = checksums.get(nameOf({ name, version }));
  return {
    type: "library",
    "bom-ref": purl({ name, version, ...rest }),
    name,
    version,
    ...(description && { description: description.replace(/\s+/g, " ").trim() }),
    ...(checksum && { hashes: [{ alg: "SHA-256", content: checksum }] }),
    ...(license && { licenses: [{ expression: license.replace(/\s*\/\s*/g, " OR ") }] }),
    purl: purl({ name, version }),
  };
}

function purl({ name, version }) {
  return `pkg:cargo/${name}@${version}`;
}

function byReference(a, b) {
  return a["bom-ref"] < b["bom-ref"] ? -1 : 1;
}

/** Names with versions of what is compiled into the wasm: no macros, no build scripts, no tests. */
function compiledIn(root) {
  const flags = ["--locked", "--target", TARGET, "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"];
  const lines = execFileSync("cargo", ["tree", ...flags], { cwd: root }).toString().trim().split("\n");
  return new Set(lines.map((line) => line.replace(/^(\S+) v(\S+).*$/, "$1 $2")));
}

function nameOf({ name, version }) {
  return `${name} ${version}`;
}

function readChecksums(file) {
  const entries = readFileSync(file, "utf8").split("[[package]]").slice(1);
  const field = (entry, name) => new RegExp(`^${name} = "(.+)"$`, "m").exec(entry)?.[1];
  return new Map(
    entries.map((entry) => [nameOf({ name: field(entry, "name"), version: field(entry, "version") }), field(entry, "checksum")]),
  );
}
