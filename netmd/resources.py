"""The files that travel with the package: templates, assets, the sample notebook, the starter settings."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def templates_folder() -> Path:
    """The site's templates, with their ``assets`` folder."""
    return _resource("site_templates", "site_templates")


LIVE_SCRIPT = "live.js"
"""The asset that only the server hands out; it is no part of a site."""


def live_script() -> bytes:
    """The script that lets an open page follow the site while it is served."""
    return (templates_folder() / "assets" / LIVE_SCRIPT).read_bytes()


def not_found_page() -> bytes:
    """The page the server shows for what is not there."""
    return (templates_folder() / "not_found.html").read_bytes()


def sample_notebook() -> Path:
    """The sample notebook."""
    return _resource("notebook_sample", "notebook")


def starter_settings() -> bytes:
    """A netmd.toml that names every setting with its default, all of them commented out."""
    return (_PACKAGE / "starter" / "netmd.toml").read_bytes()


def draft_template(name: str) -> bytes:
    """The template of an e-mail that netmd brings along: ``thank-you``."""
    return (_PACKAGE / "starter" / "drafts" / f"{name}.txt").read_bytes()


def _resource(installed: str, in_checkout: str) -> Path:
    """Within the package where it is installed from a wheel, beside it in a checkout."""
    folder = _PACKAGE / installed
    return folder if folder.is_dir() else _PACKAGE.parent / in_checkout
