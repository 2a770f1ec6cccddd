"""Language: words, the field's short forms, typing mistakes, figures, and kinds of fact."""
