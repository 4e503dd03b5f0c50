"""Drawing and setting: Markdown, pictures, plates, charts and QR codes for site and book."""
