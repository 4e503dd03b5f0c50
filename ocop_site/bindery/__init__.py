"""The bindery."""
