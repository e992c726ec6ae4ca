// Imported layers, drawn from binary coordinates.
