// Notes that a planner leaves on the map.
// They are kept in this browser, a list for each park, and never leave it unless taken as a file.
