"""The commands, one module each; ``ocop_site.cli`` imports only the one that is called."""
