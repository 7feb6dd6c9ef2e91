"""Authoring: YAML text becomes located values, a model, a checked flow and a machine."""
