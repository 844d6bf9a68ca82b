"""Words of one figure: its card, its sentence, its citation."""
