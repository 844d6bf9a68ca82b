// Plotly fetches a base map from elsewhere unless it finds one here; an empty one is enough, as pages draw their own.
window.PlotlyGeoAssets = {
  topojson: Object.fromEntries(
    ["world_110m", "world_50m", "asia_110m", "asia_50m"].map((name) => [name, { type: "Topology", objects: {}, arcs: [] }])
  ),
};
