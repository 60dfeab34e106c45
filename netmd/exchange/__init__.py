"""Foreign formats, one file each: what a notebook holds to bytes and back."""
