"""netmd: your professional network as a folder of Markdown files."""

__version__ = "0.1.0"
