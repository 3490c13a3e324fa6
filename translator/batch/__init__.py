"""Folders: every document converted, in batches that cross documents, and taken up again where a run was stopped."""
