"""Names of places: the tables' reader, short names, and Latin spellings folded for comparison."""

from __future__ import annotations

import re
import unicodedata
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
# Peoples in the names of autonomous units. Those of several characters may stand without 族 (内蒙古自治区 is itself a
# name; 巴音郭楞蒙古自治州, 塔什库尔干塔吉克自治县).
PEOPLES = (
    "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 "
    "达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 普米 塔吉克 怒 鄂温克 保安 裕固 独龙 鄂伦春 各".split()
)
_PEOPLE_ENDING = re.compile(
    "(?:(?:" + "|".join(sorted(PEOPLES, key=len, reverse=True)) + ")族|蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯)$"
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
        while (match := _PEOPLE_ENDING.search(short)) and match.start() >= _MIN_SHORT:
            short = short[: match.start()]
    return short


def fold_latin(text: str) -> str:
    """Return a Latin spelling in the form in which spellings are compared: letters and digits only, no tones.

    >>> fold_latin("Lǚ-liáng"), fold_latin("Xi'an")
    ('luliang', 'xian')
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if c.isalnum() and c.isascii())
