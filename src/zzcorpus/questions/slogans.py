"""Which slogans, how often, where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, get_args

from zzcorpus.errors import UsageError
from zzcorpus.model import SloganKind
from zzcorpus.questions.choices import check_choice, check_choices
from zzcorpus.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zzcorpus.corpus import Corpus, Selection

By = Literal["corpus", "place", "year", "document"]

COLUMNS = (
    Column("slogan"),
    Column("kind"),
    Column("count", "int"),
    Column("documents", "int"),
    Column("places", "int", detail=True),
    Column("first_year", "int"),
    Column("origin", detail=True),
    Column("members", "list"),
    Column("example", wide=True),
    Column("example_document", detail=True),
    Column("example_start", "int", detail=True),
    Column("member_lists", "int", detail=True),
    Column("first_document", detail=True),
    Column("first_known", detail=True),
)
TEXT_COLUMNS = (Column("in_text", "int"), Column("in_text_documents", "int"))
MENTION_COLUMNS = (
    Column("document"),
    Column("place", detail=True),
    Column("year", "int"),
    Column("slogan"),
    Column("kind"),
    Column("surface", detail=True),
    Column("start", "int", detail=True),
    Column("end", "int", detail=True),
    Column("sentence", wide=True),
    Column("members", "list", wide=True, detail=True),
    Column("rule", detail=True),
)

# A slogan has one row. Its kind is the one most mentions have; its members those that hold in most documents, in
# whatever order, what documents say themselves before what the lexicon knows; its example the first sentence that
# has it. 两山 is not the two hills of one city where a hundred documents mean 绿水青山 and 金山银山. Whether a slogan
# is one place's own is asked of the whole corpus: in a selection of one place everything would be.
_QUERY = """
with mentions as (select s.* from {named} s join {selected} using (document)),
homes as (
  select slogan, min(place) as home from {named} group by slogan
  having count(distinct place) = 1 and count(distinct document) > 1 and min(place) not in ('', '全国')),
kinds as (
  select slogan, kind, row_number() over (partition by slogan order by count(*) desc, kind) as rank
  from mentions group by slogan, kind),
given as (
  select slogan, mode(members order by array_to_string(members, '|')) as members,
    count(*) over (partition by slogan) as lists,
    row_number() over (partition by slogan
      order by count(distinct document) desc, max(members_from = 'document') desc, min(array_to_string(members, '|'))
    ) as rank
  from mentions where len(members) > 0 group by slogan, list_sort(members)),
counted_slogans as (
  select slogan, count(*) as count, count(distinct document) as documents,
    count(distinct nullif(place, '')) as places, min(year) as first_year,
    bool_or(origin = 'central') as central, bool_or(origin = 'local') as local,
    arg_min(document, (year, document)) as first_document,
    arg_min(sentence, (document, start)) as example, min(document) as example_document,
    arg_min(start, (document, start)) as example_start
  from mentions group by slogan)
select slogan, kinds.kind, count, documents, places, first_year,
  case when central then 'central' when local then 'local'
    when home is not null and kinds.kind <> 'motto' then 'local' else '' end,
  coalesce(given.members, []), example, example_document, example_start, coalesce(given.lists, 0),
  first_document, coalesce(first_date, '')
from counted_slogans join kinds using (slogan) left join first_uses using (slogan) left join homes using (slogan)
  left join given on given.slogan = counted_slogans.slogan and given.rank = 1
where kinds.rank = 1 {kind}
order by count desc, documents desc, slogan
"""

_EARLY = """
select slogan, count(*), arg_min(document, (year, document)), min(first_date)
from {early} join {selected} using (document) where true {kind}
group by slogan order by count(*) desc, slogan
"""
_EARLY_NAMED = 5

_BY_QUERY = """
select {group} as grp, slogan, mode(kind order by kind) as kind, count(*) as count
from {named} s join {selected} using (document)
where true {kind}
group by grp, slogan order by grp nulls last, count desc, slogan
"""

_MENTIONS_QUERY = """
select document, place, year, slogan, kind, surface, start, "end", sentence, members, rule
from slogans s join {selected} using (document)
where true {kind}
order by document, start, slogan
"""

VARIANT_COLUMNS = (
    Column("slogan"),
    Column("surface"),
    Column("kind"),
    Column("count", "int"),
    Column("documents", "int"),
    Column("places", "int"),
    Column("first_year", "int"),
    Column("last_year", "int"),
    Column("example", wide=True),
)

# Only slogans that occur in more than one wording: a changed wording is what this answer is for. Wordings belong
# together where the lexicon has them as one entry, or where they differ in 、，· and in 和, 与, 及 only, as
# 获得感幸福感安全感 and 获得感、幸福感和安全感 do. The entry names them, else the wording that is most frequent. All
# mentions of one name go with its entry, so that an entry's counts add up to those of its rows among the slogans.
_VARIANTS_QUERY = """
with keyed as (
  select s.*, entry, entry_key as key, listed
  from {named} s join {selected} using (document) join slogan_entries using (slogan) where true {kind}),
names as (
  select key, entry as name,
    row_number() over (partition by key order by bool_or(listed) desc, count(*) desc, entry) as rank
  from keyed group by key, entry),
found as (
  select name as slogan, surface, mode(kind order by kind) as kind, count(*) as count,
    count(distinct document) as documents, count(distinct nullif(place, '')) as places, min(year) as first_year,
    max(year) as last_year, arg_min(sentence, (document, start)) as example
  from keyed join names using (key) where names.rank = 1 group by name, surface)
select * from found qualify count(*) over (partition by slogan) > 1
order by sum(count) over (partition by slogan) desc, slogan, count desc, surface
"""


def ask_slogans(
    corpus: Corpus,
    selectors: Sequence[str] = (),
    *,
    by: By = "corpus",
    mentions: bool = False,
    variants: bool = False,
    in_text: bool = False,
    kind: str | Sequence[str] = (),
) -> Table:
    """Return slogans with their counts, most frequent first.

    Spellings that differ in 、，；· or in 和, 与, 及 only count as one, except within a document and among mentions.
    ``origin`` is ``central`` for formulas of the centre in the shipped lexicon, ``local`` for those that it knows for a
    place's own and for others that at least two documents of one place below the nation, and of no other place in the
    whole corpus, have; a motto is never local. ``first_year`` and ``first_document`` are the earliest in the selection,
    ``first_known`` is the earliest use that the lexicon knows.
    ``by`` counts per place, year or document; ``mentions`` gives one row per mention with its sentence; ``variants``
    lists the wordings of slogans that have several; ``in_text`` adds how often the words stand in the texts at all,
    which for a name that is a slogan in quotation marks only may be far more; ``kind`` keeps some kinds. ``members``
    are those that hold in most documents, ``member_lists`` how many different lists there are. The example is the first
    mention's sentence, with its address. Raises UsageError where ``by`` or ``kind`` is no such
    thing, or two of these answers are asked for at once.
    """
    check_choice("by", by, get_args(By))
    kind = check_choices("kind", kind, get_args(SloganKind))
    _check_one_answer(
        (("--mentions", mentions), ("--variants", variants), ("--in-text", in_text), (f"--by {by}", by != "corpus"))
    )
    selection = corpus.select(selectors)
    selected = corpus.selected(selection)
    marks = f"and kind in ({', '.join('?' * len(kind))})" if kind else ""
    if mentions:
        return corpus.table(_MENTIONS_QUERY.format(selected=selected, kind=marks), MENTION_COLUMNS, kind)
    if variants:
        query = _VARIANTS_QUERY.format(named=corpus.named_slogans, selected=selected, kind=marks)
        return corpus.table(query, VARIANT_COLUMNS, kind)
    if by != "corpus":
        columns = (
            Column(by, "int" if by == "year" else "text"),
            Column("slogan"),
            Column("kind"),
            Column("count", "int"),
        )
        named = "slogans" if by == "document" else corpus.named_slogans  # a document's own spelling is kept
        query = _BY_QUERY.format(named=named, selected=selected, group=by, kind=marks)
        return corpus.table(query, columns, kind)
    query = _QUERY.format(named=corpus.named_slogans, selected=selected, kind=marks)
    table = corpus.table(query, COLUMNS, kind)
    if in_text:
        table = _with_text_counts(corpus, selection, selected, table)
    early = _early(corpus, selected, marks, kind)
    return replace(table, notes=(*early, *corpus.doubtful_years(selection)))


def _check_one_answer(options: Iterable[tuple[str, bool]]) -> None:
    asked = [name for name, given in options if given]
    if len(asked) > 1:
        raise UsageError(f"{' and '.join(asked)} are answers of their own: ask for one at a time.")


def _with_text_counts(corpus: Corpus, selection: Selection, selected: str, table: Table) -> Table:
    """Return the table with how often, and in how many documents, the words of each slogan stand in the texts."""
    from zzcorpus.questions.in_text import count_in_text

    rows = list(table.rows)
    spelled = corpus.connection.execute(
        f"select slogan, list_concat(list(distinct spelling), list(distinct surface)) from {corpus.named_slogans} "
        f"join {selected} using (document) group by slogan"
    ).fetchall()
    asked = {row[0] for row in rows}
    counts = count_in_text(corpus, selection, {name: forms for name, forms in spelled if name in asked})
    return Table((*table.columns, *TEXT_COLUMNS), [(*row, *counts[row[0]]) for row in rows])


def _early(corpus: Corpus, selected: str, marks: str, kind: Sequence[str]) -> tuple[str, ...]:
    """Say which formulas stand in documents older than they are."""
    query = _EARLY.format(early=corpus.early_slogans, selected=selected, kind=marks)
    found = corpus.connection.execute(query, list(kind)).fetchall()
    if not found:
        return ()
    told = [f"{slogan} ({first}; first use {date})" for slogan, _, first, date in found[:_EARLY_NAMED]]
    told += ["…"] * (len(found) > _EARLY_NAMED)
    mentions = sum(count for _, count, *_ in found)
    note = (
        f"{mentions} mentions of {len(found)} slogans stand in documents older than the formula: it has another sense "
        f"there, or the text was changed later or is dated wrongly: {', '.join(told)}"
    )
    return (note,)
