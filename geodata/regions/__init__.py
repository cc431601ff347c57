"""Where everything is: areas, divisions, distances, neighbours, and the records of a layer."""
