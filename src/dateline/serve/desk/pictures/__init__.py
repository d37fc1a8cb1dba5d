"""Pictures made on the server: number lines, timelines, maps and small bars, as SVG that needs no JavaScript."""
