"""Pure functions from (data, view state, theme) to Plotly figures. No Dash here, no files, no globals that change."""
