"""Words of what is taken away: menu, files, pictures, slides, packs."""
