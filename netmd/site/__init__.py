"""The static site: what each page shows (views), how it is laid out (templates) and what each is called (slugs)."""
