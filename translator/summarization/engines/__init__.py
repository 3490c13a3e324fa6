"""Summarisers that are models: an encoder-decoder of one's own, or a language model that the user names."""
