"""The steps that bring a database of an older Guichet to the tables of this one."""
