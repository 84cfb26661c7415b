"""Events to words: what people read, in French and in English."""
