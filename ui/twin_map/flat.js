// Without WebGL: the two-dimensional page takes over.
