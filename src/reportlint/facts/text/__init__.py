"""What is read from running text before it is understood: passages, numbers with units, dates, headings, references."""
