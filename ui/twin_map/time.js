// Time: one slider over everything, played in the browser over the table of intervals.
