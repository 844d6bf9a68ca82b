"""What leaves the dashboard: pictures, slides, tables, packs and sites, each with title, date, source, caveats."""
