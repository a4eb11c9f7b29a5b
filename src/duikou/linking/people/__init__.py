"""People: name, post, division and time together, never the name alone."""
