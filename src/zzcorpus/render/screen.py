"""What the terminal can show."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO


def use_color(out: BinaryIO, color: bool | None) -> bool:
    """Whether to write colour: as asked, else on a terminal that has not been told NO_COLOR."""
    if color is not None:
        return color
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def terminal_width(out: BinaryIO, width: int | None) -> int | None:
    """Return the width asked for, else the terminal's; None, no limit, where the output is no terminal."""
    if width is not None or not out.isatty():
        return width
    return shutil.get_terminal_size().columns
