// The map as a picture, and what else can be taken away.
