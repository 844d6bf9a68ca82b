"""The page about sources: the sources, the registry of series, the glossary, what does not fit together."""
