"""The command that was given, to be given again with one thing more."""

from __future__ import annotations

import shlex
from collections.abc import Collection, Iterator
from datetime import date

import click
from click.core import ParameterSource


def said_again(context: click.Context, without: Collection[str] = ()) -> str:
    """The command with all arguments and options that were given, but for the parameters of these names."""
    words = ["netmd", context.info_name or ""]
    for parameter in sorted(context.command.params, key=lambda one: isinstance(one, click.Option)):
        name = parameter.name or ""
        if name not in without and context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            words += _words(parameter, context.params[name])
    return shlex.join(words)


def _words(parameter: click.Parameter, given: object) -> Iterator[str]:
    is_option = isinstance(parameter, click.Option)
    if isinstance(given, bool):
        yield parameter.opts[0] if given else parameter.secondary_opts[0]
        return
    for value in given if isinstance(given, tuple) else (given,):
        if is_option:
            yield parameter.opts[0]
        yield value.isoformat() if isinstance(value, date) else str(value)
