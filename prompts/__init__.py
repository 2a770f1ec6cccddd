"""The words given to a model and to people, as Jinja2 templates with one typed function each."""
