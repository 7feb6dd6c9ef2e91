"""Two versions of a flow, compared: differences as data, then as sentences."""
