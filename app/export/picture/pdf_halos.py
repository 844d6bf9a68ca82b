"""Halos of text in a printed page as shapes, so that words copied out of a PDF stand there once."""

import re
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
)

_TAGS = re.compile(rb"\bBDC\b|\bEMC\b|\bBT\n(?P<text>.*?)\nET\b", re.DOTALL)
_STEP = re.compile(
    rb"/(?P<font>\w+) (?P<size>[-.\d]+) Tf\b|(?P<matrix>(?:[-.\d]+ ){6})Tm\b"
    rb"|(?P<right>[-.\d]+) (?P<up>[-.\d]+) Td\b|<(?P<codes>[0-9A-Fa-f]*)> Tj\b"
)
_FRACTION = re.compile(rb"-?\d*\.\d+")
_WIDTH = re.compile(rb"^\s*(?:[-.\d]+\s+)+d[01]\s")


def halos_as_shapes(writer: PdfWriter) -> None:
    """Draw text outside of the tags of the page, which is that of halos, as the outlines of its glyphs.

    Chromium tags what is read and leaves out what is hidden from readers. Its fonts here are of glyphs that are little
    drawings (Type 3); a text that is written in another way stays as it is.
    """
    page = writer.pages[0]
    resources: Any = page["/Resources"]
    contents = page.get_contents()
    if contents is None:
        return
    shapes = _Shapes(writer, resources)
    tagged = False

    def written(found: re.Match[bytes]) -> bytes:
        nonlocal tagged
        if found["text"] is None:
            tagged = found[0] == b"BDC"
            return found[0]
        return found[0] if tagged else shapes.of(found["text"]) or found[0]

    drawn = _TAGS.sub(written, contents.get_data())
    stream = StreamObject()
    stream.set_data(drawn)
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    used = {f"/{found['font'].decode()}" for found in _STEP.finditer(drawn) if found["font"]}
    for name in set(resources.get("/Font", {})) - used:
        del resources["/Font"][name]


class _Shapes:
    """Glyphs of the fonts of a page as forms that may be drawn."""

    def __init__(self, writer: PdfWriter, resources: Any) -> None:
        self._writer = writer
        self._fonts = resources.get("/Font", {})
        self._forms = resources.setdefault(NameObject("/XObject"), DictionaryObject())

    def of(self, text: bytes) -> bytes:
        """The drawing of a block of text; nothing where a font in it is not of glyphs that are drawings."""
        font, size, right, up, parts = b"", 0.0, 0.0, 0.0, [b"q"]
        for step in _STEP.finditer(text):
            if step["font"]:
                font, size = step["font"], float(step["size"])
                if self._font(font).get("/Subtype") != "/Type3":
                    return b""
            elif step["matrix"]:
                right = up = 0.0
                parts += [b"Q", b"q", b"%bcm" % step["matrix"]]
            elif step["right"]:
                right, up = right + float(step["right"]), up + float(step["up"])
            else:
                for code in bytes.fromhex(step["codes"].decode()):
                    place = b"%.3f 0 0 %.3f %.4f %.4f" % (size, size, right, up)
                    parts.append(b"q %b cm /%b Do Q" % (place, self._form(font, code)))
        return b"\n".join([*parts, b"Q"])

    def _font(self, name: bytes) -> Any:
        return self._fonts[f"/{name.decode()}"].get_object()

    def _form(self, font_name: bytes, code: int) -> bytes:
        key = NameObject(f"/H{font_name.decode()}x{code}")
        if key not in self._forms:
            font = self._font(font_name)
            glyph = font["/CharProcs"][_glyph_name(font["/Encoding"]["/Differences"], code)].get_object()
            form = StreamObject()
            form.set_data(_FRACTION.sub(_rounded, _WIDTH.sub(b"", glyph.get_data())))
            box = [float(each) for each in font["/FontBBox"]]
            form.update(
                {
                    NameObject("/Type"): NameObject("/XObject"),
                    NameObject("/Subtype"): NameObject("/Form"),
                    NameObject("/BBox"): ArrayObject(map(FloatObject, box)),
                    NameObject("/Matrix"): font["/FontMatrix"],
                    NameObject("/Resources"): font.get("/Resources", DictionaryObject()),
                }
            )
            self._forms[key] = self._writer._add_object(form.flate_encode())
        return key[1:].encode()


def _rounded(found: re.Match[bytes]) -> bytes:
    """A coordinate of a halo in thousandths of its type size, which no eye tells from finer ones."""
    return b"%d" % round(float(found[0]))


def _glyph_name(differences: Any, wanted: int) -> str:
    """The name of the glyph of a code: `differences` lists names, with the code of the first of each run before it."""
    code = 0
    for each in differences:
        if isinstance(each, NumberObject):
            code = int(each)
            continue
        if code == wanted:
            return str(each)
        code += 1
    raise KeyError(wanted)
