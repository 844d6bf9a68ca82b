"""PowerPoint: charts as native charts where they can be, maps as pictures, notes with sources."""
