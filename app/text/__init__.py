"""Words: translation, numbers, dates, sentences about figures. Every visible word passes through here."""
