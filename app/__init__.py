"""Mekong Migration Corridors: published figures of labour migration on maps and charts.

Layers, each importing only those before it: domain, state, data, text, flowmap, figures, components, pages, web; on top
of them factory (the only place where a Dash app is made), main (for a WSGI server) and cli.
"""
