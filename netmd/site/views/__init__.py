"""What each page shows, as plain values. One module a kind of page; templates only lay them out."""
