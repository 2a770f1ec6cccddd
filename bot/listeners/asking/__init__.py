"""Questions by form, and what people say of answers."""
