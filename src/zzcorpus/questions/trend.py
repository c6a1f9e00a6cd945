"""How the use of a slogan, term or pattern rises and falls."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from zzcorpus.errors import UsageError
from zzcorpus.questions.choices import check_choice
from zzcorpus.questions.matching import finder_for, longer_word, no_match, texts_with
from zzcorpus.questions.slogan_forms import spellings_of, uncounted_wordings, wordings_of
from zzcorpus.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zzcorpus.corpus import Corpus, Selection

COLUMNS = (
    Column("item"),
    Column("period"),
    Column("documents", "int"),
    Column("documents_total", "int"),
    Column("share", "float"),
    Column("count", "int"),
    Column("per_10k", "float"),
    Column("tier"),
    Column("share_low", "float"),
    Column("share_high", "float"),
    Column("event"),
    Column("change_p", "float"),
    Column("change_test"),
    Column("counted_as"),
    Column("per_10k_low", "float", detail=True),
    Column("per_10k_high", "float", detail=True),
)
SUMMARY_COLUMNS = (
    Column("item"),
    Column("documents", "int"),
    Column("count", "int"),
    Column("debut"),
    Column("peak"),
    Column("peak_share", "float"),
    Column("last"),
    Column("returns", "list"),
    Column("changes", "list"),
    Column("counted_as"),
)
# The China Media Project's six tiers by share of documents. Its published cut-offs for a year of People's Daily
# are 沸 0.0518 and 烫 0.0129; each lower one here is a quarter of the one above, as these two nearly are.
TIERS = ("沸", "烫", "热", "暖", "温", "冷")
CUT_OFFS = (0.0518, 0.0129, 0.0032, 0.0008, 0.0002)

_SHORT = 3  # characters of a word that may well be part of another
_SHARE_INSIDE = 0.25
_EARLY_NAMED = 5  # documents told of in a note

PERIODS = {
    "year": "cast(year as varchar)",
    "month": "strftime(published, '%Y-%m')",
}


def check_cut_offs(shares: Sequence[float], typed: str) -> None:
    """Raise UsageError where these are no cut-offs of the tiers."""
    is_falling = list(shares) == sorted(shares, reverse=True) and all(0 <= share <= 1 for share in shares)
    if len(shares) != len(CUT_OFFS) or not is_falling:
        example = ",".join(f"{share:g}" for share in CUT_OFFS)
        raise UsageError(f"--tiers {typed}: {len(CUT_OFFS)} falling shares from 1 to 0 are meant, such as {example}")


def ask_trend(
    corpus: Corpus,
    items: Sequence[str],
    selectors: Sequence[str] = (),
    *,
    by: str = "year",
    regex: bool = False,
    variants: bool = False,
    cut_offs: Sequence[float] = CUT_OFFS,
) -> Table:
    """Return each item's use per period, periods without it included.

    An item that is a formula, a numeral abbreviation or a code of the corpus is counted as the table of slogans counts
    it, in quotation marks or without; with ``variants`` in all wordings of its lexicon entry, which a note names
    otherwise. Anything else is counted as a literal string or, with ``regex``, a pattern; so are names that are slogans
    in quotation marks only, which other texts write without. ``share`` is the share of documents with its Wilson
    interval (95 %); a period without documents has no share. ``per_10k`` counts occurrences per 10,000 characters, with
    its exact Poisson interval (95 %, Garwood 1936).
    ``event`` marks debut, return after a period of silence, peak, last use, and changes of the share of documents,
    found by binary segmentation with Worsley's test; ``change_p`` is its Monte Carlo p. ``tier`` is the temperature by
    share of documents in the manner of the China Media Project. ``counted_as`` says whether the item was counted as
    a ``slogan``, as ``text`` or as a ``pattern``. Raises UsageError without items or with wrong cut-offs.
    """
    check_choice("by", by, tuple(PERIODS))
    if not items:
        raise UsageError("trend needs at least one word, slogan or pattern: zzcorpus trend 两个维护")
    if regex and variants:
        raise UsageError("--variants goes with slogans, not with --regex.")
    check_cut_offs(cut_offs, ",".join(f"{share:g}" for share in cut_offs))
    selection = corpus.select(selectors)
    totals = _totals(corpus, selection, by)
    if not totals:
        raise UsageError(f"No selected document has a {by}. Try --by year, or state it in a metadata.csv.")
    rows: list[tuple[Any, ...]] = []
    notes = _left_out(len(selection.documents) - sum(documents for documents, _ in totals.values()), by)
    forms_of = wordings_of if variants else spellings_of
    spellings = {} if regex else forms_of(corpus, items)
    as_slogans = _slogan_counts(corpus, selection, spellings, by)
    if not variants:
        notes += uncounted_wordings(corpus, selection, spellings, list(as_slogans))
    for item in items:
        forms = spellings.get(item, [])
        found, counted_as = as_slogans.get(item, {}), "slogan"
        if not found:
            found = _text_counts(corpus, selection, *(item, True) if regex else _pattern(item, forms), by=by)
            counted_as = "pattern" if regex else "text"
        if not found:
            notes.append(no_match(item, selection))
        if counted_as == "slogan":
            notes += _early(corpus, selection, item, forms)
        elif counted_as == "text" and len(item) <= _SHORT:
            notes += _inside_words(corpus, selection, item)
        rates = _rates(found, totals)
        rows += [
            (*row, counted_as, *interval)
            for row, interval in zip(_rows(item, found, totals, cut_offs), rates, strict=True)
        ]
    return Table(COLUMNS, rows, notes=(*notes, *corpus.doubtful_years(selection)))


def summarize(trend: Table) -> Table:
    """Return a row for each item of a trend: its first, greatest and last period, returns and changes.

    ``last`` is the last period of use, be it the last of the corpus or not.
    """
    names = [column.name for column in trend.columns]
    rows = []
    periods = [dict(zip(names, row, strict=True)) for row in trend.rows]
    for item in dict.fromkeys(row["item"] for row in periods):
        own = [row for row in periods if row["item"] == item]
        used = [row for row in own if row["documents"]]
        peak = max(used, key=lambda row: row["documents"], default=None)
        rows.append(
            (
                item,
                sum(row["documents"] for row in own),
                sum(row["count"] for row in own),
                used[0]["period"] if used else "",
                peak["period"] if peak else "",
                peak["share"] if peak else None,
                used[-1]["period"] if used else "",
                tuple(row["period"] for row in own if "return" in row["event"]),
                tuple(row["period"] for row in own if "change" in row["event"]),
                own[0]["counted_as"],
            )
        )
    return Table(SUMMARY_COLUMNS, rows, notes=trend.notes)


def _rates(
    found: dict[str, tuple[int, int]], totals: dict[str, tuple[int, int]]
) -> Iterator[tuple[float | None, float | None]]:
    """Yield the interval of each period's rate per 10,000 characters; a period without texts has none."""
    from zzcorpus.measures import poisson_rate_interval

    for period, (_, chars) in totals.items():
        low, high = poisson_rate_interval(found.get(period, (0, 0))[1], chars, per=10_000)
        yield (float(low), float(high)) if chars else (None, None)


def _left_out(undated: int, by: str) -> list[str]:
    what = "year" if by == "year" else "published date"
    return [f"documents without a {what}, which are not counted: {undated}"] if undated else []


def _totals(corpus: Corpus, selection: Selection, by: str) -> dict[str, tuple[int, int]]:
    """Return documents and characters of each period, years without a document included."""
    table = corpus.selected(selection)
    found = {
        period: (documents, chars)
        for period, documents, chars in corpus.connection.execute(
            f"select {PERIODS[by]} as period, count(*), sum(chars) from counted "
            f"join {table} using (document) where period is not null group by period order by period"
        ).fetchall()
    }
    if not found:
        return {}
    return {period: found.get(period, (0, 0)) for period in _span(min(found), max(found), by)}


def _span(first: str, last: str, by: str) -> list[str]:
    if by == "year":
        return [str(year) for year in range(int(first), int(last) + 1)]
    (y, m), (end_y, end_m) = ((int(p[:4]), int(p[5:])) for p in (first, last))
    return [f"{i // 12:04d}-{i % 12 + 1:02d}" for i in range(y * 12 + m - 1, end_y * 12 + end_m)]


def _slogan_counts(
    corpus: Corpus, selection: Selection, spellings: dict[str, list[str]], by: str
) -> dict[str, dict[str, tuple[int, int]]]:
    """Return the documents and mentions of each item by period; none where it is a slogan in quotation marks only."""
    if not spellings:
        return {}
    table = corpus.selected(selection)
    forms = [(item, form) for item, own in spellings.items() for form in own]
    rows = corpus.connection.execute(
        f"select item, {PERIODS[by]} as period, count(distinct document), count(*), "
        "count(*) filter (where kind in ('formula', 'numeric', 'code')) "
        "from (select document, year, published, unnest(slogans, max_depth := 2) from counted) "
        f"join {table} using (document) "
        "join (select unnest(?) as item, unnest(?) as slogan) using (slogan) group by item, period",
        [[item for item, _ in forms], [form for _, form in forms]],
    ).fetchall()
    # Where quotation marks alone make it a slogan, those who write it without them would be left out.
    unmarked = {item for item, *_, bare in rows if bare}
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for item, period, documents, count, _ in rows:
        if item in unmarked and period is not None:
            found.setdefault(item, {})[period] = documents, count
    return found


def _early(corpus: Corpus, selection: Selection, item: str, forms: Sequence[str]) -> list[str]:
    """Say which documents have a formula although they are older than it is."""
    rows = corpus.connection.execute(
        f"select document, count(*), any_value(first_date) from {corpus.early_slogans} "
        f"join {corpus.selected(selection)} using (document) "
        "where list_contains(?, spelling) group by document, year order by year, document",
        [forms],
    ).fetchall()
    if not rows:
        return []
    named = ", ".join(document for document, *_ in rows[:_EARLY_NAMED]) + (", …" if len(rows) > _EARLY_NAMED else "")
    mentions = sum(count for _, count, _ in rows)
    note = (
        f"{item}: {mentions} of the mentions are older than its first use ({rows[0][2]}) and have another sense, or "
        f"stand in a text that was changed later or is dated wrongly: {named}"
    )
    return [note]


def _pattern(item: str, forms: Sequence[str]) -> tuple[str, bool]:
    """Return what to look for in the texts, and whether it is a pattern: all spellings of a quoted name."""
    import re

    if set(forms) <= {item}:
        return item, False
    return "|".join(map(re.escape, sorted({*forms, item}, key=lambda form: (-len(form), form)))), True


def _text_counts(
    corpus: Corpus, selection: Selection, item: str, regex: bool, *, by: str
) -> dict[str, tuple[int, int]]:
    find = finder_for(item, regex=regex)
    table = corpus.selected(selection)
    periods = dict(
        corpus.connection.execute(
            f"select document, {PERIODS[by]} from counted join {table} using (document)"
        ).fetchall()
    )
    found: dict[str, tuple[int, int]] = {}
    for document, _, _, text in texts_with(corpus, selection, item, regex=regex):
        count = sum(1 for _ in find(text))
        period = periods.get(document)
        if count and period is not None:
            documents, before = found.get(period, (0, 0))
            found[period] = (documents + 1, before + count)
    return found


def _inside_words(corpus: Corpus, selection: Selection, item: str) -> list[str]:
    """Say how many of the places of a short word belong to longer ones, where that is no small part of them."""
    find = finder_for(item)
    words = Counter(
        longer_word(text, start, end)
        for _, _, _, text in texts_with(corpus, selection, item, regex=False)
        for start, end in find(text)
    )
    total, inside = words.total(), words.total() - words.pop("", 0)
    if inside < _SHARE_INSIDE * total or not inside:
        return []
    most = min(words, key=lambda word: (-words[word], word))
    return [f"{item}: {inside} of its {total} places are inside longer words, most often {most}; concordance shows all"]


def _rows(
    item: str,
    found: dict[str, tuple[int, int]],
    totals: dict[str, tuple[int, int]],
    cut_offs: Sequence[float],
) -> list[tuple[Any, ...]]:
    from zzcorpus.measures import change_points, wilson_interval

    rows: list[tuple[Any, ...]] = []
    events = _events([found.get(period, (0, 0))[0] if totals[period][0] else None for period in totals])
    used = [found.get(period, (0, 0))[0] for period in totals]
    points = change_points(used, [total for total, _ in totals.values()], model="binomial")
    changes = {point.index: point for point in points}
    for index, ((period, (total, chars)), event) in enumerate(zip(totals.items(), events, strict=True)):
        documents, count = found.get(period, (0, 0))
        change = changes.get(index)
        if not total:
            rows.append((item, period, 0, 0, None, 0, None, "", None, None, "", None, ""))
            continue
        share = documents / total
        low, high = wilson_interval(documents, total)
        per_10k = count / chars * 10_000 if chars else None
        rows.append(
            (
                item,
                period,
                documents,
                total,
                share,
                count,
                per_10k,
                _tier(share, cut_offs),
                float(low),
                float(high),
                ", ".join(filter(None, [event, "change" if change else ""])),
                change.p if change else None,
                change.test if change else "",
            )
        )
    return rows


def _tier(share: float, cut_offs: Sequence[float]) -> str:
    if not share:
        return ""
    return next((tier for tier, cut in zip(TIERS, cut_offs, strict=False) if share >= cut), TIERS[-1])


def _events(documents: Sequence[int | None]) -> list[str]:
    """Name debut, return, peak and last use; None is a period without documents, which is no silence.

    What is still used in the last period that has documents has no last use yet.
    """
    known = [(i, n) for i, n in enumerate(documents) if n is not None]
    used = [i for i, n in known if n]
    events: dict[int, list[str]] = {}
    if used:
        events.setdefault(used[0], []).append("debut")
        for (i, n), (_, before) in zip(known[1:], known, strict=False):
            if n and not before and i != used[0]:
                events.setdefault(i, []).append("return")
        peak = max(used, key=lambda i: documents[i] or 0)
        events.setdefault(peak, []).append("peak")
        if used[-1] != known[-1][0]:
            events.setdefault(used[-1], []).append("last")
    return [", ".join(events.get(i, ())) for i in range(len(documents))]
