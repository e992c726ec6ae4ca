// The pitched view: projects as columns by investment, zones as low blocks.
