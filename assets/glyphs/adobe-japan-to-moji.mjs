// Makes adobe-japan-to-moji.txt from the npm package `ivs` (its folder is the only argument). Not part of the product.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FIRST_SELECTOR = 0xe0100;
const { IVD } = JSON.parse(readFileSync(join(process.argv[2], "data", "ivd.json"), "utf8"));

const number = (selector) => (selector.codePointAt(0) - FIRST_SELECTOR).toString(16);

/** The pairs of one character: only where one shape of the one collection is one shape of the other. */
function pairs(variants) {
  const of = (collection, shape) =>
    Object.entries(variants).filter(([, entry]) => entry[0] === collection && shape && entry[1] === shape);
  return Object.entries(variants)
    .filter(([key, [collection, shape]]) => key !== "std" && collection === "AJ" && shape)
    .filter(([, [, shape]]) => of("AJ", shape).length === 1 && of("HD", shape).length === 1)
    .map(([selector, [, shape]]) => `${number(selector)}=${number(of("HD", shape)[0][0])}`);
}

const lines = Object.keys(IVD)
  .sort((a, b) => a.codePointAt(0) - b.codePointAt(0))
  .map((base) => [base, ...pairs(IVD[base])].join(" "))
  .filter((line) => line.includes("="));
const head =
  "# Adobe-Japan1 selectors = Moji_Joho selectors, from U+E0100. Made by adobe-japan-to-moji.mjs from ivs 2.0.2 (MIT, hakatashi).";
writeFileSync(new URL("adobe-japan-to-moji.txt", import.meta.url), `${[head, ...lines].join("\n")}\n`);
