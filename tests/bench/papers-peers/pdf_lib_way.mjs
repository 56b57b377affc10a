// The peer pdf-lib with its fontkit: the blank's page copied a sheet, texts drawn on it. Its shaper knows variants.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import fontkit from "@pdf-lib/fontkit";
import { PDFDocument } from "pdf-lib";

const started = performance.now();
const folder = process.env.WORKLOAD;
const pages = JSON.parse(readFileSync(join(folder, "fields.json"), "utf8"));
const blank = readFileSync(join(folder, "blank.pdf"));
const face = readFileSync("/usr/share/fonts/truetype/ipamj/ipamjm.ttf");

async function bundle(sheets) {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const font = await document.embedFont(face, { subset: true });
  const ground = await document.embedPage((await PDFDocument.load(blank)).getPage(0));
  for (const fields of pages.slice(0, sheets)) {
    const page = document.addPage([595.276, 841.89]);
    page.drawPage(ground);
    for (const { x, y, size, text } of fields) page.drawText(text, { x, y: 841.89 - y, size, font });
  }
  return document.save();
}

async function p50(sheets, runs) {
  const figures = [];
  for (let run = 0; run < runs; run += 1) {
    const at = performance.now();
    await bundle(sheets);
    figures.push(performance.now() - at);
  }
  return figures.sort((a, b) => a - b)[Math.floor(runs / 2)];
}

const first = await bundle(20);
const first_ms = performance.now() - started;
const said = { first_ms, bundle_ms: await p50(20, 5), form_ms: await p50(1, 5), bundle_bytes: first.length };
said.form_bytes = (await bundle(1)).length;
said.memory_mb = process.resourceUsage().maxRSS / 1024;
if (process.argv[3]) writeFileSync(process.argv[3], first);
process.stdout.write(`${JSON.stringify(said)}\n`);
