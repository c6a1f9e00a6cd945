"""``python -m zzcorpus`` is the program."""

from __future__ import annotations

from zzcorpus.cli.main import run

if __name__ == "__main__":
    run()
