"""One module per file format: bytes to lines, and what the format itself says about them."""
