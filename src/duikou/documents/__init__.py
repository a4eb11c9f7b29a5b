"""From bytes to text and blocks: what kind of writing each stretch of a document is."""
