import { readdirSync, readFileSync } from "node:fs";

import js from "@eslint/js";
import globals from "globals";

const MAP = "geodata/map/static";
const PAGES = "pages/parts/shared/static";

// A browser reads the parts of a script as one file (geodata/map/browser.py, pages/parts/shared/assets.py),
// so a part knows the names that the other parts have at their top.
const parts = Object.fromEntries(
  [`${MAP}/shared`, `${MAP}/atlas`, `${MAP}/document`, PAGES]
    .flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith(".js")).map((name) => `${folder}/${name}`))
    .map((file) => /^const (\w+) = \(\(\) => \{$/m.exec(readFileSync(file, "utf8"))?.[1])
    .filter(Boolean)
    .map((name) => [name, "readonly"]),
);

export default [
  { ignores: [".venv/"] },
  js.configs.recommended,
  {
    rules: {
      "prefer-const": "error",
      "no-var": "error",
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      // Text from data only ever becomes a text node.
      "no-restricted-properties": ["error", ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property }))],
    },
  },
  {
    files: [`${MAP}/**/*.js`],
    languageOptions: { sourceType: "script", globals: { ...globals.browser, ...parts, L: "readonly" } },
    // A part is a constant that another part uses.
    rules: { "no-redeclare": ["error", { builtinGlobals: false }], "no-unused-vars": ["error", { vars: "local" }] },
  },
  {
    files: [`${PAGES}/*.js`],
    languageOptions: { globals: { ...globals.browser, ...parts } },
    rules: { "no-redeclare": ["error", { builtinGlobals: false }], "no-unused-vars": ["error", { varsIgnorePattern: "^(aside|clipboard|dutch|firstMap|focus|onPaper|roles|search|skip|spark|told|ways)$" }] },
  },
  { files: ["tests/js/*.js", "eslint.config.js"], languageOptions: { globals: globals.node } },
];
