// The pitched view on request: projects as columns by investment, zones as low blocks; the plan is
// what a map begins with.
