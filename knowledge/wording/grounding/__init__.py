"""Whether what a model writes says nothing but what the passages say."""
