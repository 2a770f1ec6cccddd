"""Pictures: values drawn as images."""
