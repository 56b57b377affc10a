// Makes adobe-japan-to-moji.txt from the npm package `ivs` (its folder is the only argument). Not part of the product.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FIRST_SELECTOR = 0xe0100;
const { IVD } = JSON.parse(readFileSync(join(process.argv[2], "data", "ivd.json"), "utf8"));

/**
 * Left out: pairs where a comparison of the drawn shapes of BIZ UD明朝 with those of IPAmj明朝 found another variant of the
 * same character nearer. Most are as right as the others; a name is no place for doubt, and BIZ UD明朝 has them itself.
 */
const DOUBTFUL = new Set(
  `冕=0 匇=0 叉=0 咬=0 嗤=1 囀=1 堙=1 塚=0 屠=1 廟=1 廻=0 恢=2 挺=0 斧=0 晦=0 曙=1 栁=1 梗=0 榔=0 欄=1 汲=0 灸=0 爺=0 牌=1
   狡=0 琢=0 甍=1 甦=0 箸=1 粂=0 綛=1 練=1 署=0 腱=0 艘=1 虔=0 謬=0 逝=1 遁=1 都=0 釜=0 鍵=0 鎚=0 鞭=0 餐=0 駁=0 鬮=1 鶴=0
   鶴=1 﨑=1`.split(/\s+/),
);

const number = (selector) => (selector.codePointAt(0) - FIRST_SELECTOR).toString(16);

/** The pairs of one character: only where one shape of the one collection is one shape of the other. */
function pairs(base, variants) {
  const of = (collection, shape) =>
    Object.entries(variants).filter(([, entry]) => entry[0] === collection && shape && entry[1] === shape);
  return Object.entries(variants)
    .filter(([key, [collection, shape]]) => key !== "std" && collection === "AJ" && shape)
    .filter(([, [, shape]]) => of("AJ", shape).length === 1 && of("HD", shape).length === 1)
    .map(([selector, [, shape]]) => `${number(selector)}=${number(of("HD", shape)[0][0])}`)
    .filter((pair) => !DOUBTFUL.has(`${base}=${pair.split("=")[0]}`));
}

const lines = Object.keys(IVD)
  .sort((a, b) => a.codePointAt(0) - b.codePointAt(0))
  .map((base) => [base, ...pairs(base, IVD[base])].join(" "))
  .filter((line) => line.includes("="));
const head =
  "# Adobe-Japan1 selectors = Moji_Joho selectors, from U+E0100. Made by adobe-japan-to-moji.mjs from ivs 2.0.2 (MIT, hakatashi).";
writeFileSync(new URL("adobe-japan-to-moji.txt", import.meta.url), `${[head, ...lines].join("\n")}\n`);
