"""Write what can be generated: docs/commands.md from the program's own help, and the outputs shown in README.md.

    python tools/build_docs.py          write
    python tools/build_docs.py --check  exit 1 where a file would change

In README.md a block that begins with ``$ zzcorpus ...`` is followed by what that command prints on the shipped
documents; a line ``...`` stands for lines left out, and stays.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from zzcorpus.cli.main import app

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
_BLOCK = re.compile(r"(```console\n)\$ (zzcorpus [^\n]*)\n(.*?)(```)", re.DOTALL)
_BY_HAND = re.compile(r"^## ([^\n]+)\n\n```\n.*?\n```\n(.*?)(?=\n## |\Z)", re.DOTALL | re.MULTILINE)
_MOST_LINES = 80


def commands_page() -> str:
    """Return the reference of all commands, from their help; what is written by hand below a command's help stays."""
    tree = typer.main.get_command(app)
    page = ROOT / "docs" / "commands.md"
    written = dict(_BY_HAND.findall(page.read_text(encoding="utf-8"))) if page.exists() else {}
    parts = ["# Commands\n\nThe program's own help. `--lang zh` prints it in Chinese.\n"]
    for name, command in leaves(tree):
        context = typer.Context(command, info_name=f"zzcorpus {name}", terminal_width=100, max_content_width=100)
        parts.append(f"## {name}\n\n```\n{command.get_help(context)}\n```\n{written.get(name, '')}")
    return "\n".join(parts)


def leaves(tree: Any) -> Iterator[tuple[str, Any]]:
    """Yield every command with its full name; groups are entered."""
    for name, command in tree.commands.items():
        if getattr(command, "commands", None):
            yield from ((f"{name} {inner}", leaf) for inner, leaf in leaves(command))
        else:
            yield name, command


def output_of(command: str) -> str:
    """Return what a command prints, standard error after standard output."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ZZCORPUS") or k == "ZZCORPUS_CACHE"}
    environment["COLUMNS"] = "118"
    words = command.split()[1:]
    done = subprocess.run(
        [sys.executable, "-m", "zzcorpus", *words], capture_output=True, check=False, env=environment, cwd=ROOT
    )
    lines = (done.stdout + done.stderr).decode().splitlines()
    return "\n".join(line.rstrip() for line in lines[:_MOST_LINES])


def readme() -> str:
    """Return README.md with the outputs of its commands as they are now."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return _BLOCK.sub(lambda m: f"{m[1]}$ {m[2]}\n{output_of(m[2])}\n{m[4]}", text)


def main(arguments: list[str]) -> int:
    """Write or check the generated files."""
    wanted = {ROOT / "docs" / "commands.md": commands_page(), ROOT / "README.md": readme()}
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        print(f"{'stale' if '--check' in arguments else 'written'}: {path.relative_to(ROOT)}")
        if "--check" not in arguments:
            path.write_text(wanted[path], encoding="utf-8")
    return int(bool(stale) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
