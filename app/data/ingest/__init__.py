"""From untouched raw files to figures: one module a source, each with the same three parts.

`read` takes the raw files as published (verified by their checksums), `shape` turns them into rows of the
data package, `check` compares the rows with the raw files. What the modules decide for single rows or names
stands in tables below `data/curated/ingest/`, where a reviewer can read it.
"""
