"""Which sections the report has, and what stands in each, from the tables of the commands."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zzcorpus.render.charts import Bar, BarChart, YearChart
from zzcorpus.render.report import Quotation, ReportSection, ReportTable
from zzcorpus.render.vocabulary import cell_word, page_word
from zzcorpus.tables import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Protocol

    from zzcorpus.render.options import Language

    class Say(Protocol):
        """Gives the words of the page in the reader's language, with values filled in."""

        def __call__(self, key: str, **values: Any) -> str: ...


_BARS = 20
_SLOGANS = 60
_CLAIMS = 150
_PHRASES = 40
_DOCUMENTS = 100
_KEYWORDS = 20
_COMPARED = 12
_QUOTATIONS = 6
_TRENDS = 6

# fmt: off
_CLAIM_COLUMNS = (
    "document", "year", "of", "surface", "low", "high", "unit", "qualifier", "direction", "status", "period",
    "sentence",
)
# fmt: on


@dataclass(frozen=True, slots=True)
class ReportData:
    """The tables that the report is made of, as the commands of the same names give them, uncut.

    ``mentions`` is ``slogans --mentions``; ``compared`` names the two sides of ``comparison``.
    """

    documents: Table
    slogans: Table
    claims: Table
    mentions: Table | None = None
    keywords: Table | None = None
    phrases: Table | None = None
    trend: Table | None = None
    comparison: Table | None = None
    compared: tuple[str, str] = ("A", "B")


def report_sections(data: ReportData, lang: Language = "en") -> tuple[ReportSection, ...]:
    """Return the sections of the report; one for which there is no table is left out."""

    def say(key: str, **values: Any) -> str:
        return page_word(key, lang).format(**values)

    makers: tuple[Callable[[ReportData, Say, Language], ReportSection | None], ...] = (
        _overview,
        _slogans,
        _trend,
        _comparison,
        _claims,
        _phrases,
        _keywords,
        _documents,
    )
    made = (maker(data, say, lang) for maker in makers)
    return tuple(section for section in made if section is not None)


# Columns and rows


def _column(table: Table, name: str) -> list[Any]:
    index = [column.name for column in table.columns].index(name)
    return [row[index] for row in table.rows]


def _has(table: Table, name: str) -> bool:
    return any(column.name == name for column in table.columns)


def _pick(table: Table, names: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> Table:
    """Return the named columns, those that there are, of ``rows``."""
    places = {column.name: index for index, column in enumerate(table.columns)}
    kept = [places[name] for name in names if name in places]
    return Table(tuple(table.columns[i] for i in kept), [tuple(row[i] for i in kept) for row in rows])


def _first(table: Table, count: int) -> list[tuple[Any, ...]]:
    return [row for row, _ in zip(table.rows, range(count), strict=False)]


# Sections


def _overview(data: ReportData, say: Say, _lang: Language) -> ReportSection:
    documents = data.documents
    years = [year for year in _column(documents, "content_year") if year is not None]
    places = Counter(place for place in _column(documents, "place") if place)
    copies = sum(1 for original in _column(documents, "duplicate_of") if original)
    mentions = sum(_column(data.slogans, "count"))
    facts = [
        (say("fact_documents"), f"{len(documents.rows):,}"),
        (say("fact_characters"), f"{sum(_column(documents, 'chars')):,}"),
        (say("fact_places"), f"{len(places):,}"),
        (say("fact_years"), f"{min(years)}–{max(years)}" if years else "–"),
        (say("fact_slogans"), f"{len(data.slogans.rows):,}"),
        (say("fact_mentions"), f"{mentions:,}"),
        (say("fact_claims"), f"{len(data.claims.rows):,}"),
    ]
    charts = [
        BarChart(
            say("chart_places"),
            tuple(Bar(place, count) for place, count in _ranked(places)[:_BARS]),
        )
    ]
    if years:
        charts_by_year = YearChart(
            say("chart_years"),
            tuple(sorted(Counter(years).items())),
        )
    notes = [
        say(
            "note_years",
            count=len(documents.rows) - len(years),
        )
    ]
    if copies:
        notes.append(say("note_copies", count=copies))
    return ReportSection(
        "overview",
        say("overview"),
        facts=tuple(facts),
        charts=(*charts, charts_by_year) if years else tuple(charts),
        notes=tuple(notes),
    )


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _slogans(data: ReportData, say: Say, lang: Language) -> ReportSection:
    table = data.slogans
    rows = _first(table, _SLOGANS)
    top = Table(table.columns, rows)
    slogans, counts = _column(top, "slogan"), _column(top, "count")
    origins = _column(top, "origin") if _has(top, "origin") else [""] * len(rows)
    bars = tuple(
        Bar(str(slogan), count, origin or "unknown", f"slogan-{row}")
        for row, (slogan, count, origin) in enumerate(zip(slogans, counts, origins, strict=True), 1)
    )[:_BARS]
    kinds: Counter[str] = Counter()
    for kind, count in zip(_column(table, "kind"), _column(table, "count"), strict=True):
        kinds[cell_word("kind", kind, lang)] += count
    groups = (
        ("central", say("origin_central")),
        ("local", say("origin_local")),
        ("unknown", say("origin_unknown")),
    )
    names = ("slogan", "kind", "origin", "count", "documents", "places", "first_year", "members", "example")
    return ReportSection(
        "slogans",
        say("slogans"),
        charts=(
            BarChart(say("chart_slogans"), bars, groups),
            BarChart(
                say("chart_kinds"),
                tuple(Bar(kind, count, "unknown") for kind, count in _ranked(kinds)),
            ),
        ),
        tables=(
            ReportTable(
                _pick(table, names, rows),
                "slogan",
                marks={"example": "slogan"} if _has(table, "example") else None,
                total=len(table.rows),
                rest=say("rest", command="zzcorpus slogans -o slogans.xlsx"),
                quotations=_mentions(data.mentions, slogans) if data.mentions else (),
                quotations_in="example",
            ),
        ),
        notes=(
            say(
                "note_slogans",
            ),
        ),
    )


def _mentions(mentions: Table, slogans: Sequence[str]) -> tuple[tuple[Quotation, ...], ...]:
    """Return for each slogan its mentions after the first, which is the example, from different sentences."""
    wanted = set(slogans)
    found: dict[str, dict[str, Quotation]] = defaultdict(dict)
    names = [column.name for column in mentions.columns]
    places = [names.index(n) for n in ("slogan", "surface", "document", "start", "end", "sentence")]
    for row in mentions.rows:
        slogan, surface, document, start, end, sentence = (row[place] for place in places)
        if slogan in wanted and len(found[slogan]) <= _QUOTATIONS:
            found[slogan].setdefault(sentence, Quotation(sentence, surface, f"{document} {start}–{end}"))
    return tuple(tuple(found[slogan].values())[1:] for slogan in slogans)


def _trend(data: ReportData, say: Say, _lang: Language) -> ReportSection | None:
    if data.trend is None or not len(data.trend.rows):
        return None
    series: dict[str, list[tuple[int, float]]] = defaultdict(list)
    columns = (_column(data.trend, name) for name in ("item", "period", "documents"))
    for item, period, documents in zip(*columns, strict=True):
        if str(period).isdigit():
            series[item].append((int(period), documents or 0))
    return ReportSection(
        "trend",
        say("trend"),
        charts=tuple(YearChart(item, tuple(values)) for item, values in list(series.items())[:_TRENDS]),
        notes=(
            say(
                "note_trend",
            ),
        ),
    )


def _comparison(data: ReportData, say: Say, _lang: Language) -> ReportSection | None:
    if data.comparison is None or not len(data.comparison.rows):
        return None
    a, b = data.compared
    table = data.comparison
    sections, sides = _column(table, "section"), _column(table, "side")
    ratios, items = _column(table, "log_ratio"), _column(table, "item")
    slogan_rows = [i for i, name in enumerate(sections) if name == "slogans" and ratios[i] is not None]
    ranked = sorted(slogan_rows, key=lambda i: (-abs(ratios[i]), i))
    chosen = [i for side in "ab" for i in [j for j in ranked if sides[j] == side][:_COMPARED]]
    bars = tuple(Bar(items[i], ratios[i], sides[i]) for i in sorted(chosen, key=lambda i: -ratios[i]))
    rows = list(table.rows)
    names = (
        "item",
        "a_count",
        "b_count",
        "a_per_10k",
        "b_per_10k",
        "log_ratio",
        "log_likelihood",
        "a_example",
    )
    claims = ("item", "unit", "a_value", "b_value", "a_example", "b_example")
    tables = []
    for side, title in (("both", say("said_by_both")), ("a", a), ("b", b)):
        of_side = [row for i, row in enumerate(rows) if sections[i] == "slogans" and sides[i] == side]
        shown = (*names[:-1], "b_example" if side == "b" else "a_example")
        if of_side:
            picked = _pick(table, shown, of_side[:_COMPARED])
            tables.append(ReportTable(picked, f"compare-{side}", title, total=len(of_side)))
    figures = [row for i, row in enumerate(rows) if sections[i] == "claims"]
    if figures:
        picked = _pick(table, claims, figures[:_PHRASES])
        title = say("figures")
        tables.append(ReportTable(picked, "compare-claim", title, total=len(figures)))
    return ReportSection(
        "compare",
        say("comparison", a=a, b=b),
        charts=(
            BarChart(
                say("chart_compare"),
                bars,
                (("a", a), ("b", b)),
            ),
        )
        if bars
        else (),
        tables=tuple(tables),
        notes=(
            say(
                "note_compare",
                a=a,
                b=b,
            ),
        ),
    )


def _claims(data: ReportData, say: Say, lang: Language) -> ReportSection:
    table = data.claims
    kinds = Counter(cell_word("kind", kind, lang) for kind in _column(table, "kind"))
    statuses = Counter(_column(table, "status"))
    rows = _fair_share(table, _CLAIMS)
    return ReportSection(
        "claims",
        say("claims"),
        lead=say(
            "lead_claims",
            reported=f"{statuses['reported']:,}",
            target=f"{statuses['target']:,}",
        ),
        charts=(
            BarChart(
                say("chart_claims"),
                tuple(Bar(kind, count, "claim") for kind, count in _ranked(kinds)),
            ),
        ),
        tables=(
            ReportTable(
                _pick(table, _CLAIM_COLUMNS, rows),
                "claim",
                marks={"sentence": "surface"},
                total=len(table.rows),
                rest=say("rest", command="zzcorpus claims -o claims.xlsx"),
            ),
        ),
        notes=(
            say(
                "note_claims",
            ),
        ),
    )


def _fair_share(table: Table, most: int) -> list[tuple[Any, ...]]:
    """Return ``most`` rows at most: from each document the same number of its first ones, in table order."""
    by_document: dict[str, list[int]] = defaultdict(list)
    for index, document in enumerate(_column(table, "document")):
        by_document[document].append(index)
    chosen: list[int] = []
    depth = 0
    while len(chosen) < min(most, len(table.rows)):
        layer = [indices[depth] for indices in by_document.values() if depth < len(indices)]
        chosen.extend(layer[: most - len(chosen)])
        depth += 1
    kept = set(chosen)
    return [row for index, row in enumerate(table.rows) if index in kept]


def _phrases(data: ReportData, say: Say, _lang: Language) -> ReportSection | None:
    if data.phrases is None or not len(data.phrases.rows):
        return None
    table = data.phrases
    names = ("phrase", "chars", "count", "documents", "places", "example_document")
    return ReportSection(
        "phrases",
        say("phrases"),
        tables=(
            ReportTable(
                _pick(table, names, _first(table, _PHRASES)),
                "phrase",
                total=len(table.rows),
                rest=say("rest", command="zzcorpus phrases -o phrases.xlsx"),
            ),
        ),
        notes=(
            say(
                "note_phrases",
            ),
        ),
    )


def _keywords(data: ReportData, say: Say, _lang: Language) -> ReportSection | None:
    if data.keywords is None or not len(data.keywords.rows):
        return None
    series: dict[str, list[Bar]] = defaultdict(list)
    columns = (_column(data.keywords, name) for name in ("group", "term", "score", "count", "documents"))
    for group, term, score, count, documents in zip(*columns, strict=True):
        note = say("hint_keyword", count=count, documents=documents)
        if len(series[group]) < _KEYWORDS:
            series[group].append(Bar(term, score, "unknown", note=note))
    titles = {group: str(group or say("whole_corpus")) for group in series}
    return ReportSection(
        "keywords",
        say("keywords"),
        charts=tuple(BarChart(titles[group], tuple(bars)) for group, bars in list(series.items())[:8]),
        notes=(
            say(
                "note_keywords",
            ),
        ),
    )


def _documents(data: ReportData, say: Say, _lang: Language) -> ReportSection:
    table = data.documents
    names = ("document", "title", "place", "level", "published", "content_year", "source", "chars")
    doubtful = [
        row
        for row, published, year in zip(
            table.rows, _column(table, "published"), _column(table, "content_year"), strict=True
        )
        if published and year is not None and str(published)[:4] != str(year)
    ]
    tables = []
    if doubtful:
        title = say("doubtful")
        picked = _pick(
            table, ("document", "title", "published", "content_year", "source"), doubtful[:_DOCUMENTS]
        )
        tables.append(ReportTable(picked, "doubtful", title, total=len(doubtful)))
    tables.append(
        ReportTable(
            _pick(table, (*names, "duplicate_of"), _first(table, _DOCUMENTS)),
            "document",
            say("all_documents"),
            total=len(table.rows),
            rest=say("rest", command="zzcorpus documents -o documents.xlsx"),
        )
    )
    return ReportSection("documents", say("documents"), tables=tuple(tables))
