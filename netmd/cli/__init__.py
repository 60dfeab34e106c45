"""The command line: one module per command or family, loaded only when its command is called.

Exit codes: 0 all is well; 1 ``check`` found errors; 2 the command was called wrongly; 3 there is no notebook; 4 a file
could not be read or written, or the editor failed; 5 the output folder is not netmd's; 6 a template failed; 7 the
server could not start; 8 a file is not written to because of what it holds, or because it changed meanwhile; 9 a name
or an id is unclear or not known; 70 an error of netmd's own; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import contextlib
import difflib
import importlib
import io
import os
import signal
import sys
from typing import Any

import click

from netmd import __version__
from netmd.cli.output import COURSE, say_error
from netmd.errors import NetmdError, StorageError, UsageError

_COMMANDS = {
    "brief": "One screen about somebody before you meet.",
    "build": "Make the dashboard.",
    "check": "List what is wrong in the notes, by file and line.",
    "completion": "Complete commands, options and names in your shell.",
    "done": "Do away with reminders: tick an item, log a thank-you.",
    "draft": "Draft an e-mail: a thank-you, an update, an introduction.",
    "due": "Say what is due, for whom and why.",
    "duplicates": "List contacts that may be one person.",
    "export": "Write the notebook in another format.",
    "find": "Look through all notes for words.",
    "import": "Bring people in from a file of another program.",
    "init": "Begin a notebook.",
    "intro": "Record an introduction you make, and draft the e-mail.",
    "log": "Write down a meeting, a call, an e-mail.",
    "merge": "Join two contacts that are one person.",
    "new": "Begin the file of a new contact.",
    "pass": "Note that an opening was passed on.",
    "path": "Say who leads to somebody, or into an organisation.",
    "rename": "Rename a contact, with the file and every link.",
    "show": "Show a contact.",
    "serve": "Show the dashboard and keep it fresh while you edit.",
    "snooze": "Put somebody or something off.",
}

_MODULES = {"import": "import_", "pass": "pass_on"}
"""The module and name of a command whose own is a word of Python."""


class _LazyGroup(click.Group):
    """Knows its commands by name; imports one when it is called or asked for help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        name = _MODULES.get(cmd_name, cmd_name)
        command = getattr(importlib.import_module(f"netmd.cli.{name}"), name)
        assert isinstance(command, click.Command)
        _say_where(command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            close = difflib.get_close_matches(args[0], self.list_commands(ctx), n=1)
            if not close or "Did you mean" in error.message:
                raise
            raise click.UsageError(f"{error.message} Did you mean {close[0]!r}?", ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))


class _Context(click.Context):
    """Tells an error of its command's arguments where it arose, so that the command's own help is named."""

    def __exit__(self, *raised: Any) -> Any:
        error = raised[1]
        if isinstance(error, click.UsageError) and error.ctx is None:
            error.ctx = self
        return super().__exit__(*raised)


def _say_where(command: click.Command) -> None:
    command.context_class = _Context
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        _say_where(inner)


@click.group(
    cls=_LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="netmd")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Your professional network as a folder of Markdown files, with a dashboard that tells you whom to follow up with
    today.

    \b
    Try it:   netmd init --sample try    then    netmd serve try
    Begin:    netmd init notebook        then    netmd serve notebook --open

    The notebook is the folder you name; else $NETMD_NOTEBOOK; else the nearest folder upward with a netmd.toml, a
    contacts folder or .obsidian; else ./notebook. The notes' format is explained in the README.md of every notebook.

    \b
    Exit codes: 0 well, 1 errors found by check, 2 wrong call, 3 no notebook, 4 file cannot be read
    or written or the editor failed, 5 output folder or file is not to be replaced, 6 template
    failed, 7 server cannot start, 8 a file is not written to for what it holds or because it
    changed meanwhile, 9 a name is unclear or unknown, or a query fits nobody.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main() -> None:
    """Run the command line; the only place where an error becomes an exit code."""
    sys.exit(_run())


def _run() -> int:
    _prepare_streams()
    heed_signals()
    COURSE.has_written = False
    try:
        result = cli.main(prog_name="netmd", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.ClickException as error:
        say_error(error.format_message(), _usage_hint(error))
        return UsageError.exit_code
    except NetmdError as error:
        say_error(_late(error.message), error.hint)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        say_error("Stopped; the note is written." if COURSE.has_written else "Stopped.")
        return 130
    except (BrokenPipeError, SystemExit):
        # the reader of our output went away (netmd check | head), for which click exits: nothing is wrong
        _discard_output()
        return 0
    except OSError as error:
        from netmd.storage import reason

        _discard_output()
        say_error(_late(f"{error.filename or 'The output'} cannot be read or written: {reason(error)}."))
        return StorageError.exit_code
    except Exception as error:
        if os.environ.get("NETMD_DEBUG"):
            raise
        say_error(
            _late(f"netmd itself failed: {type(error).__name__}: {error}"),
            f"{'' if COURSE.has_written else 'Your notes are untouched. '}{_REPORT}",
        )
        return 70


_REPORT = "Set NETMD_DEBUG=1 to see where it happens, and please report it."


def _late(message: str) -> str:
    """The message of an error; of one that came after the notes were written, it says so first."""
    return f"The note is written; only this failed: {message}" if COURSE.has_written else message


def heed_signals() -> None:
    """Let a process that is told to end, or whose terminal goes, undo what it has begun, as Ctrl-C does."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # nohup has it ignored
            signal.signal(number, _interrupt)


def _interrupt(_: int, __: object) -> None:
    raise KeyboardInterrupt


def _prepare_streams() -> None:
    """Give a process that was started without output some, and let no character be one that cannot be written."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w"))  # noqa: PTH123, SIM115 - for as long as the process lives
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _discard_output() -> None:
    """Let what is still to be written go nowhere, so that Python's own flush at the end does not fail."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _usage_hint(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return f"See: {context.command_path} --help" if context is not None else "See: netmd --help"
