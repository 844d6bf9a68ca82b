"""What a web host needs beside the pages of a static site: a page for addresses that are not there, and a site map."""

import re
from collections.abc import Iterator, Sequence
from html import escape

_RELATIVE = re.compile(r'(href|src)="((?:shared/|[a-z]+\.html)[^"]*)"')


def from_root(page: bytes, address: str) -> bytes:
    """A page of the root whose links hold from whatever address it answers for; as it is without a public address."""
    if not address:
        return page
    return _RELATIVE.sub(rf'\1="{escape(address)}/\2"', page.decode()).encode()


def for_crawlers(address: str, pages: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The site map and the file that names it; `pages` are files from the site's root."""
    rows = "".join(
        f"<url><loc>{escape(address)}/{'' if file == 'index.html' else file}</loc></url>\n" for file in pages
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )
    yield "sitemap.xml", xml.encode()
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {address}/sitemap.xml\n".encode()
