"""``netmd completion``."""

from __future__ import annotations

import click
from click.shell_completion import ShellComplete, get_completion_class

COMPLETE_VARIABLE = "_NETMD_COMPLETE"
_HOW: dict[str, tuple[str, ...]] = {
    "bash": (
        "netmd completion bash > ~/.netmd-completion.bash",
        "echo 'source ~/.netmd-completion.bash' >> ~/.bashrc",
    ),
    "zsh": (
        "netmd completion zsh > ~/.netmd-completion.zsh",
        "echo 'source ~/.netmd-completion.zsh' >> ~/.zshrc    # below compinit",
    ),
    "fish": (
        "mkdir -p ~/.config/fish/completions",
        "netmd completion fish > ~/.config/fish/completions/netmd.fish",
    ),
}


@click.command(epilog="To try it in this shell alone: source <(netmd completion bash), or in fish: "
               "netmd completion fish | source")  # fmt: skip
@click.argument("shell", type=click.Choice(list(_HOW)))
def completion(shell: str) -> None:
    """Print the script with which a shell completes netmd's commands, options, names and ids.

    The script's first lines say how to keep it. It asks netmd itself, so it need not be renewed with a new version.
    """
    click.echo("# Completes netmd's commands, options, names and ids. To keep it:")
    for line in _HOW[shell]:
        click.echo(f"#   {line}")
    click.echo("# It works in every shell you open from then on.")
    click.echo(_script(shell))


def _script(shell: str) -> str:
    kind = get_completion_class(shell)
    assert kind is not None
    group = click.get_current_context().find_root().command
    # click's own source() of bash starts bash to look at its version, and complains where there is none
    return ShellComplete.source(kind(group, {}, "netmd", COMPLETE_VARIABLE)).strip()
