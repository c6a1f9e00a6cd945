"""Names of places: the tables' reader, short names, and Latin spellings folded for comparison."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from zzcorpus.errors import DataError

# Kinds of unit, longest first, so that 自治县 goes before 县.
KINDS = (
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "地区",
    "新区",
    "特区",
    "矿区",
    "省",
    "市",
    "盟",
    "县",
    "区",
    "旗",
)
_MIN_SHORT = 2
# Names that keep a part which looks like a kind or a people.
WHOLE = {
    "内蒙古自治区": "内蒙古",
    "鄂温克族自治旗": "鄂温克",
    "东乡族自治县": "东乡",
    "神农架林区": "神农架",
    "滨海新区": "滨海新区",
    "前海合作区": "前海",
    "平潭综合实验区": "平潭综合实验区",
    "苏州工业园区": "苏州工业园区",
    "洋浦经济开发区": "洋浦",
    "深汕特别合作区": "深汕",
    "江北新区": "江北新区",
    "东部新区": "东部新区",
}


def read_rows(table: str, columns: int) -> list[list[str]]:
    """Return the rows of a table under ``places/data``, comment lines left out.

    Raises DataError where a row has another number of cells than ``columns``.
    """
    rows = []
    text = (Path(__file__).parent / "data" / table).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != columns:
            raise DataError(f"places/data/{table}, line {number}: {len(cells)} cells, expected {columns}")
        rows.append(cells)
    return rows


@lru_cache(maxsize=1)
def _people_ending() -> re.Pattern[str]:
    """The people that ends an autonomous unit's name: 黄南|藏族, and without 族 巴音郭楞|蒙古."""
    rows = sorted(read_rows("peoples.tsv", 2), key=lambda row: -len(row[0]))
    with_zu = "|".join(row[0] for row in rows)
    bare = "|".join(row[0] for row in rows if row[1] == "bare")
    return re.compile(f"(?:(?:{with_zu})族|{bare})$")


def short_name(name: str) -> str:
    """Return the name without its kind and peoples, or whole where less than two characters would stay.

    >>> [short_name(n) for n in ("天津市", "河北区", "黄南藏族自治州", "单县", "阿里地区")]
    ['天津', '河北', '黄南', '单县', '阿里']
    """
    if name in WHOLE:
        return WHOLE[name]
    stems = (name[: -len(kind)] for kind in KINDS if name.endswith(kind))
    short = next((stem for stem in stems if len(stem) >= _MIN_SHORT), name)
    if name.endswith(("自治区", "自治州", "自治县", "自治旗", "族区")):
        while (match := _people_ending().search(short)) and match.start() >= _MIN_SHORT:
            short = short[: match.start()]
    return short


def fold_latin(text: str) -> str:
    """Return a Latin spelling in the form in which spellings are compared: letters and digits only, no tones.

    >>> fold_latin("Lǚ-liáng"), fold_latin("Xi'an")
    ('luliang', 'xian')
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if c.isalnum() and c.isascii())
