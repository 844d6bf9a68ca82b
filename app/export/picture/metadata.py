"""What a picture says of itself beside its drawing: text chunks of a PNG, metadata of an SVG, properties of a PDF."""

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from pypdf import PdfWriter
from pypdf.generic import NameObject, TextStringObject

from app.export.picture.pdf_halos import halos_as_shapes
from app.state.exports import Kind, Options

SOFTWARE = "Mekong Migration Corridors"
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class About:
    """The words that travel inside the file: `description` is all that the picture says, `address` may be empty."""

    title: str
    description: str
    source: str
    copyright: str
    publisher: str
    version: str
    address: str
    lang: str
    made: date
    keywords: tuple[str, ...]


def finished(drawn: bytes, kind: Kind, about: About, options: Options) -> bytes:
    """A drawn picture with its words inside, and the size that it wants on paper."""
    if kind == Kind.PNG:
        return _png(drawn, about, options.shape.width * options.pixel_ratio / options.printed_cm)
    if kind == Kind.SVG:
        return _svg(drawn.decode(), about).encode()
    return _pdf(drawn, about)


def _png(drawn: bytes, about: About, pixels_per_cm: float) -> bytes:
    """The chunks of a PNG with text (UTF-8) and resolution after its header."""
    more = {
        "Title": about.title,
        "Description": about.description,
        "Source": about.source,
        "Copyright": about.copyright,
        "Author": about.publisher,
        "Software": SOFTWARE,
        "Creation Time": about.made.isoformat(),
        "Version": about.version,
        "URL": about.address,
    }
    per_metre = round(pixels_per_cm * 100)
    out = [_SIGNATURE]
    for name, content in _chunks(drawn):
        if name in (b"pHYs", b"tEXt", b"iTXt"):
            continue
        out.append(_chunk(name, content))
        if name == b"IHDR":
            out.append(_chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)))
            out += [
                _chunk(b"iTXt", key.encode("latin-1") + b"\0\0\0\0\0" + words.encode())
                for key, words in more.items()
                if words
            ]
    return b"".join(out)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += 12 + length


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _svg(drawn: str, about: About) -> str:
    """An SVG with a title, a description and Dublin Core right after its first tag."""
    fields = [
        ("title", about.title),
        ("description", about.description),
        ("source", about.source),
        ("rights", about.copyright),
        ("creator", about.publisher),
        ("date", about.made.isoformat()),
        ("language", about.lang),
        ("identifier", about.address),
        ("format", "image/svg+xml"),
        ("relation", about.version),
    ]
    core = "".join(f"<dc:{name}>{escape(words)}</dc:{name}>" for name, words in fields if words)
    subject = "".join(f"<rdf:li>{escape(word)}</rdf:li>" for word in about.keywords)
    metadata = (
        f"<title>{escape(about.title)}</title><desc>{escape(about.description)}</desc>"
        '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<rdf:Description rdf:about={quoteattr(about.address)}>{core}"
        f"<dc:subject><rdf:Bag>{subject}</rdf:Bag></dc:subject></rdf:Description></rdf:RDF></metadata>"
    )
    end = drawn.index(">", drawn.index("<svg")) + 1
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn[:end]}{metadata}{drawn[end:]}\n'


def _pdf(drawn: bytes, about: About) -> bytes:
    """The printed page with properties; without what a browser writes of itself and of the hour."""
    printed = PdfWriter(clone_from=io.BytesIO(drawn))
    halos_as_shapes(printed)
    # A second copy holds what the page still needs, and no longer the fonts of halos.
    writer = PdfWriter(clone_from=_read(printed))
    told = (about.description, about.source, about.version, about.address)
    writer.metadata = {
        "/Title": about.title,
        "/Subject": " ".join(filter(None, told)),
        "/Author": about.publisher or SOFTWARE,
        "/Keywords": ", ".join(filter(None, (*about.keywords, about.source, about.address))),
        "/Creator": SOFTWARE,
        "/Producer": SOFTWARE,
        "/CreationDate": f"D:{about.made:%Y%m%d}000000Z",
    }
    writer.root_object[NameObject("/Lang")] = TextStringObject(about.lang)
    return _read(writer).getvalue()


def _read(writer: PdfWriter) -> io.BytesIO:
    out = io.BytesIO()
    writer.write(out)
    return out
