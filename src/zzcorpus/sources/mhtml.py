"""Web pages saved with everything in one file (MHTML): the page is one part of a mail message."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from zzcorpus.errors import ReadError
from zzcorpus.sources.blob import Blob, digest
from zzcorpus.sources.html import read_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zzcorpus.model import RawDocument
    from zzcorpus.sources.options import SourceOptions


def read_mhtml(blob: Blob, options: SourceOptions) -> Iterator[RawDocument]:
    """Yield the page of an MHTML file; raises ReadError where it has none."""
    data = blob.read()
    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() != "text/html":
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            charset = str(part.get_content_charset() or "")
            for document in read_html(replace(blob, data=payload, path=None), options, charset):
                address = str(message.get("Snapshot-Content-Location", "") or "").strip()
                hinted = {"link": address, **document.hinted} if address else document.hinted
                yield replace(document, sha256=digest(data), format="mhtml", hinted=hinted)
            return
    raise ReadError("a saved web page without a page in it")
