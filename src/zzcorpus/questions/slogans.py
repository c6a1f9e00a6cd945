"""Which slogans, how often, where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from zzcorpus.model import SloganKind
from zzcorpus.questions.choices import check_choice, check_choices
from zzcorpus.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.corpus import Corpus

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
)
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
# has it. 两山 is not the two hills of one city where a hundred documents mean 绿水青山 and 金山银山.
_QUERY = """
with mentions as (select s.* from slogans s join {selected} using (document)),
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
    count(distinct nullif(place, '')) as places, min(place) as home, min(year) as first_year,
    max(origin) as origin,
    arg_min(sentence, (document, start)) as example, min(document) as example_document,
    arg_min(start, (document, start)) as example_start
  from mentions group by slogan)
select slogan, kinds.kind, count, documents, places, first_year,
  case when origin = 'central' then 'central'
    when places = 1 and documents > 1 and kinds.kind <> 'motto' and home <> '全国' then 'local' else '' end,
  coalesce(given.members, []), example, example_document, example_start, coalesce(given.lists, 0)
from counted_slogans join kinds using (slogan)
  left join given on given.slogan = counted_slogans.slogan and given.rank = 1
where kinds.rank = 1 {kind}
order by count desc, documents desc, slogan
"""

_BY_QUERY = """
select {group} as grp, slogan, mode(kind order by kind) as kind, count(*) as count
from slogans s join {selected} using (document)
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
# together where the lexicon has them as one entry (the rule names it), or where they differ in 、，· and in 和, 与, 及
# only: 获得感幸福感安全感 and 获得感、幸福感和安全感. The entry names them, else the wording that is most frequent.
_VARIANTS_QUERY = """
with mentions as (
  select s.*, case when starts_with(rule, 'lexicon: ') then substr(rule, 10) else slogan end as entry,
    starts_with(rule, 'lexicon: ') as listed
  from slogans s join {selected} using (document) where true {kind}),
keyed as (
  select *, regexp_replace(regexp_replace(entry, '([^0-9])·', '\\1', 'g'), '[、，\\s和与及]', '', 'g') as key
  from mentions),
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
    kind: str | Sequence[str] = (),
) -> Table:
    """Return slogans with their counts, most frequent first.

    ``origin`` is ``central`` for slogans of the shipped lexicon, ``local`` for others that at least two
    documents of one place below the nation, and of no other place in the selection, have; a motto is never local.
    ``by`` counts per place, year or document; ``mentions`` gives one row per mention with its sentence; ``variants``
    lists the wordings of slogans that have several; ``kind`` keeps some kinds. ``members`` are those that hold in most
    documents, ``member_lists`` how many different lists there are. The example is the first mention's sentence, with
    its address. Raises UsageError where ``by`` or ``kind`` is no such thing.
    """
    check_choice("by", by, get_args(By))
    kind = check_choices("kind", kind, get_args(SloganKind))
    selected = corpus.selected(corpus.select(selectors))
    marks = f"and kind in ({', '.join('?' * len(kind))})" if kind else ""
    if mentions:
        return corpus.table(_MENTIONS_QUERY.format(selected=selected, kind=marks), MENTION_COLUMNS, kind)
    if variants:
        return corpus.table(_VARIANTS_QUERY.format(selected=selected, kind=marks), VARIANT_COLUMNS, kind)
    if by != "corpus":
        columns = (
            Column(by, "int" if by == "year" else "text"),
            Column("slogan"),
            Column("kind"),
            Column("count", "int"),
        )
        return corpus.table(_BY_QUERY.format(selected=selected, group=by, kind=marks), columns, kind)
    marks = marks.replace("kind in", "kinds.kind in")
    return corpus.table(_QUERY.format(selected=selected, kind=marks), COLUMNS, kind)
