"""The glossary: terms, what they mean, and words to avoid."""
