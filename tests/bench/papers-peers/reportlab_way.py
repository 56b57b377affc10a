"""The peer reportlab with pypdf: an overlay a sheet, merged onto the blank. Variants have no glyphs of their own there."""

import time

STARTED = time.perf_counter()

import io

from measured import BLANK, FACE, PAGES, measure
from pypdf import PdfReader, PdfWriter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

HEIGHT = 841.89


def bundle(sheets):
    over = io.BytesIO()
    ink = canvas.Canvas(over, pagesize=(595.276, HEIGHT))
    for fields in PAGES[:sheets]:
        for field in fields:
            ink.setFont("IPAmj", field["size"])
            ink.drawString(field["x"], HEIGHT - field["y"], field["text"])
        ink.showPage()
    ink.save()
    writer = PdfWriter()
    overlay = PdfReader(io.BytesIO(over.getvalue()))
    for page in overlay.pages:
        writer.add_page(PdfReader(io.BytesIO(BLANK)).pages[0]).merge_page(page)
    writer.compress_identical_objects()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


pdfmetrics.registerFont(TTFont("IPAmj", FACE))
measure(STARTED, bundle, runs=5)
