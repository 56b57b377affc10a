"""The peer typst: one document of twenty pages, the blank's own page as each page's background, eighty placed texts.

It keeps what it laid out before. An office does not print the same bundle twice, so each run has the people in another
order; the words themselves it may still know from the run before."""

import itertools
import os
import time

STARTED = time.perf_counter()

from measured import FACE, FOLDER, measure
from typst import Compiler, Fonts

DOCUMENT = """
#set page(width: 595.276pt, height: 841.89pt, margin: 0pt, background: image("blank.pdf"))
#set text(font: "IPAmjMincho", lang: "ja", top-edge: "baseline")
#let pages = json("fields.json")
#let sheets = int(sys.inputs.sheets)
#let turn = int(sys.inputs.turn)
#for sheet in range(sheets) {
  for field in pages.at(calc.rem(sheet + turn, pages.len())) {
    place(top + left, dx: field.x * 1pt, dy: field.y * 1pt, text(size: field.size * 1pt, field.text))
  }
  if sheet + 1 < sheets { pagebreak() }
}
"""

fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[os.path.dirname(FACE)])
SOURCE = os.path.join(FOLDER, "typst.typ")
with open(SOURCE, "w", encoding="utf-8") as source:
    source.write(DOCUMENT)
compiler = Compiler(SOURCE, root=FOLDER, font_paths=fonts)
turns = itertools.count()


def bundle(sheets):
    inputs = {"sheets": str(sheets), "turn": str(next(turns))}
    return compiler.compile(format="pdf", sys_inputs=inputs, pdf_tags=False)


measure(STARTED, bundle, runs=21)
