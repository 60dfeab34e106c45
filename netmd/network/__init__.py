"""The network as a graph: who led to whom, who knows whom, the ways to somebody, what holds it together."""
