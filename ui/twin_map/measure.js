// Measure and select: distances, areas, and what lies inside a drawn polygon.
