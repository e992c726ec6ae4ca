// Basemap: tiles below our layers, if any are configured.
