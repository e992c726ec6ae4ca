// Notes that a planner leaves on the map.
