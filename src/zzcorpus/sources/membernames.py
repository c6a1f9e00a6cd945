"""Names in archives: as their maker wrote them, and as ids that are unique."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zzcorpus.sources.decode import likeliest_encoding
from zzcorpus.sources.walk import document_id, suffix_of

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Sequence

_UTF8_NAME = 0x800
_NAME_ENCODINGS = ("utf-8", "gb18030", "big5hkscs")


def member_names(infos: Sequence[zipfile.ZipInfo]) -> list[str]:
    """Return the names as their maker wrote them.

    Names without the UTF-8 flag are bytes of the maker's system, which zipfile takes for cp437. One encoding is
    chosen for all of them together, since one name alone is too short to tell.
    """
    raw = [None if info.flag_bits & _UTF8_NAME else _name_bytes(info) for info in infos]
    joined = b"\n".join(name for name in raw if name is not None)
    encoding = likeliest_encoding(joined, _NAME_ENCODINGS) if not joined.isascii() else "ascii"
    return [
        info.filename if name is None else name.decode(encoding, errors="replace")
        for info, name in zip(infos, raw, strict=True)
    ]


def _name_bytes(info: zipfile.ZipInfo) -> bytes | None:
    try:
        return info.filename.encode("cp437")
    except UnicodeEncodeError:
        return None


def member_ids(names: Sequence[str]) -> list[str]:
    """Return unique ids within the archive, by the rule of a folder."""
    shared = Counter(document_id(name) for name in names)
    taken: set[str] = set()
    documents = []
    for name in names:
        base = document_id(name)
        base += suffix_of(name) if shared[base] > 1 else ""
        document, number = base, 1
        while document in taken:
            number += 1
            document = f"{base}~{number}"
        taken.add(document)
        documents.append(document)
    return documents


def free_id(document: str, suffix: str, taken: set[str]) -> str:
    """Return an id that is not taken yet: with the suffix where the bare one is, then numbered."""
    wanted, number = document, 1
    while wanted in taken:
        wanted = document + suffix if number == 1 else f"{document}{suffix}~{number}"
        number += 1
    taken.add(wanted)
    return wanted


def tar_name(name: str) -> str:
    """Return a tar member's name, whose bytes that are no UTF-8 came as surrogates."""
    raw = name.encode("utf-8", errors="surrogateescape")
    encoding = likeliest_encoding(raw, _NAME_ENCODINGS)
    return raw.decode(encoding, errors="replace")
