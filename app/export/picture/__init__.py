"""Pictures: a plate of words and chart, laid out by a browser, as PNG, SVG and PDF."""
