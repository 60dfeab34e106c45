"""What makes templates fast without changing what they say: attributes looked up and text escaped by the shortest way,
and furniture made once.

Ten thousand pages ask for eight million attributes and have four million values to escape, and the same head on each.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from keyword import iskeyword
from types import CodeType
from typing import Any

import jinja2
import markupsafe
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Getattr
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

_MOST_KEPT = 200
"""Pieces that are kept; while a notebook is served, its day and its number of problems change them."""

_escape_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
"""What ``escape`` itself calls for the text, from MarkupSafe 3; ``escape`` where there is no such part of it."""


def escaped(value: object) -> str:
    """What :func:`markupsafe.escape` makes of a value that is about to be written, as a plain string."""
    kind = type(value)
    if kind is str:
        return _escape_text(value)  # type: ignore[arg-type]
    if kind is Markup:
        return value  # type: ignore[return-value]
    return str(value) if kind is int or kind is float else escape(value)


class LeanCode(CodeGenerator):
    """Compiles ``it.name`` to what it is in Python.

    In Jinja2 it may also mean ``it["name"]``, or something undefined: code so compiled raises ``AttributeError`` there,
    and the template has to be rendered by an environment that compiles as Jinja2 does.
    """

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802
        """Write the code of ``it.name``."""
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")


class LeanTemplate(jinja2.Template):
    """A template whose code escapes what it writes by :func:`escaped`.

    The compiler's code calls ``escape`` for nothing but what goes into the page, where a :class:`~markupsafe.Markup`
    around each word would be thrown away at once.
    """

    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002
        uptodate: Callable[[], bool] | None = None,
    ) -> LeanTemplate:
        """The template that its compiled code makes."""
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = escaped
        assert isinstance(template, LeanTemplate)
        return template


class LeanContext(Context):
    """Calls macros at once: what else can be called has to be asked whether it wants the context passed."""

    def call(self, obj: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """What ``obj`` returns."""
        if type(obj) is not Macro:
            return super().call(obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return obj(self.eval_ctx, *args, **kwargs)


class Once:
    """The function ``once`` of templates: ``{% call once("head", root, frame) %}...{% endcall %}`` makes its piece of
    a page when it is first asked for with these values, which have to be all that it is made of.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], str] = {}

    def __call__(self, *values: object, caller: Callable[[], str]) -> str:
        """The piece, as ``caller`` makes it."""
        found = self._kept.get(values)
        if found is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            found = self._kept[values] = caller()
        return found
