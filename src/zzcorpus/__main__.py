"""``python -m zzcorpus`` is the program."""

from __future__ import annotations

import sys

_INTERRUPTED = 130


def main() -> None:
    """Run the program; an interrupt while it is still being loaded ends it as any other does."""
    try:
        from zzcorpus.cli.main import run
    except KeyboardInterrupt:
        sys.stderr.write("zzcorpus: interrupted\n")
        sys.exit(_INTERRUPTED)
    run()


if __name__ == "__main__":
    main()
