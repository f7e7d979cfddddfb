"""What is joined across sentences, paragraphs and tables by the names it goes under."""
