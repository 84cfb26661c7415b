"""Events to words: what people read, in French and in English.

`message.render` makes a message, `reasons.why` the sentence of a decision, `failures` those of what went wrong.
"""
