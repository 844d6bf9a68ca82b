"""What the player of a story needs: slides, pictures for every choice, words."""
