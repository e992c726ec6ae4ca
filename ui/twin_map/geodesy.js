// Geodesy on the ellipsoid of CGCS2000: distances, areas, metres of EPSG:4550, the GCJ-02 shift.
