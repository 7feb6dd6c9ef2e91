"""Parts of expressions as proofs see them: what each can give in a box, and how to know more."""
