"""What each sentence tells: headings, clauses with one subject and one state, and what takes a sentence back."""
