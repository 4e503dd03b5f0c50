"""Other generators, each building the same site from Markdown, front matter and bare templates."""
