"""From disk to values: rules, vocabulary, and where both are kept."""
