"""One report object, and a writer for each format."""
