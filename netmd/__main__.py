"""``python -m netmd``."""

from netmd.cli import main

if __name__ == "__main__":
    main()
