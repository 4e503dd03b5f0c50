"""The drawings of the project: one module for the screen, one for the press."""
