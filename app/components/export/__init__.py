"""The export menu, and the parts of pictures, packs and sites that are HTML."""
