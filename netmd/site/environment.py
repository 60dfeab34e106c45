"""Jinja2 as the site uses it: everything escaped, nothing undefined, and errors that say which template to mend."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property

import jinja2
from jinja2.compiler import CodeGenerator

from netmd.errors import TemplateError
from netmd.site.lean import LeanCode, LeanContext, LeanTemplate, Once
from netmd.site.pieces import Pieces


class Environment(jinja2.Environment):
    """The environment of all pages: fast where a name after a dot is what Python calls an attribute."""

    code_generator_class: type[CodeGenerator] = LeanCode
    template_class: type[jinja2.Template] = LeanTemplate
    context_class = LeanContext

    @cached_property
    def plain(self) -> jinja2.Environment:
        """The same templates, compiled as Jinja2 does."""
        environment = self.overlay()
        environment.code_generator_class = CodeGenerator
        environment.template_class = jinja2.Template
        return environment


def make_environment(loader: jinja2.BaseLoader) -> Environment:
    """The environment all pages are rendered in.

    Autoescape is on whatever a template is called: ``select_autoescape`` knows ``.html`` but not ``.html.j2``.
    """
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # whoever follows the templates' files takes a new environment
    )
    environment.globals["once"] = Once()
    environment.globals["keep"] = Pieces()
    return environment


def render(environment: jinja2.Environment, name: str, values: Mapping[str, object]) -> bytes:
    """The page that a template makes of these values, as UTF-8.

    Raises :class:`netmd.errors.TemplateError` if the template, which may be the user's own, fails.
    """
    with _explained(name):
        try:
            text = environment.get_template(name).render(values)
        except AttributeError:
            if not isinstance(environment, Environment):
                raise
            text = environment.plain.get_template(name).render(values)
    # A file name that is not UTF-8 reaches us with lone surrogates; no page can hold them.
    return text.encode("utf-8", "replace")


@contextmanager
def _explained(name: str) -> Iterator[None]:
    try:
        yield
    except jinja2.TemplateNotFound as error:
        raise TemplateError(
            f"The template {error.name or name} was not found (needed for {name}).",
            "Check its name in `extends`, `include` or `import` in your site_templates/, or remove your own template.",
        ) from error
    except jinja2.TemplateSyntaxError as error:
        file, reason = error.name or name, (error.message or "").rstrip(".")
        raise TemplateError(
            f"The template {file}, line {error.lineno} cannot be read: {reason}.", _mend(file)
        ) from error
    except Exception as error:  # a template may run into any error of Python's
        file, line = _innermost(error, name)
        raise TemplateError(f"The template {file}{line} failed: {_message(error)}.", _mend(file)) from error


def _message(error: Exception) -> str:
    text = str(error).rstrip(".") or type(error).__name__
    return text if isinstance(error, jinja2.TemplateError) else f"{type(error).__name__}: {text}"


def _mend(name: str) -> str:
    return f"Mend site_templates/{name} in your notebook, or remove it to use netmd's own."


def _innermost(error: Exception, name: str) -> tuple[str, str]:
    """The template it happened in, and its line: Jinja2 rewrites tracebacks to the templates' own."""
    frames = traceback.extract_tb(error.__traceback__)
    found = [frame for frame in frames if frame.filename.endswith((".j2", "<template>"))]
    if not found:
        return name, ""
    file = found[-1].filename.replace("\\", "/").rpartition("/")[2]
    return name if file == "<template>" else file, f", line {found[-1].lineno}"
