// Coordinates: where the pointer is, and going to a place by its numbers.
