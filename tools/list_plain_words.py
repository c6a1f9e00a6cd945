"""Write the list of words that are plain prose without quotation marks, whatever one document quotes.

    python tools/list_plain_words.py FOLDER

Of the names that the texts set in quotation marks and the words of the segmenter's dictionary, the list takes those
that many documents of many places write without marks and hardly any with, and that the lexicon does not hold.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import ahocorasick_rs
import jieba

from zzcorpus.extract.slogans import load_mottos
from zzcorpus.lexicon import load_formulas

_OUT = Path(__file__).parents[1] / "src/zzcorpus/extract/data/plain_words.tsv"
_DOCUMENTS, _PLACES, _QUOTED_SHARE = 40, 12, 0.05
_NAME = re.compile("“([\u3400-\u9fff]{3,8})”")
_WORD = re.compile("[\u3400-\u9fff]{3,8}")
_HEADER = f"""\
# Words that are prose where they stand without quotation marks, also in a document that quotes them once (社会主义).
# version: 2026-11
# source: computed by tools/list_plain_words.py from 1,659 government work reports
# selected: of quoted names and dictionary words of 3 to 8 characters, those that {_DOCUMENTS} documents of
#   {_PLACES} places write without marks, and under {_QUOTED_SHARE:.0%} as many with; none of the lexicon or the mottos
# columns: word
"""


def main(folder: str) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(Path(folder).rglob("*.md"))}
    words = {name for text in texts.values() for name in _NAME.findall(text)}
    lines = Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines()
    words |= {word for word in (line.split(" ")[0] for line in lines) if _WORD.fullmatch(word)}
    known = {form for formula in load_formulas() for form in (formula.canonical, *formula.variants)}
    names = sorted(words - known - {motto.canonical for motto in load_mottos()})
    finder = ahocorasick_rs.AhoCorasick(names)
    plain: dict[int, set[Path]] = defaultdict(set)
    quoted: Counter[int] = Counter()
    for path, text in texts.items():
        marked = set()
        for index, start, end in finder.find_matches_as_indexes(text, overlapping=True):
            if text[start - 1 : start] == "“" and text[end : end + 1] == "”":
                marked.add(index)
            else:
                plain[index].add(path)
        quoted.update(marked)
    chosen = [
        names[index]
        for index, paths in sorted(plain.items(), key=lambda item: (-len(item[1]), names[item[0]]))
        if len(paths) >= _DOCUMENTS
        and len({path.parent for path in paths}) >= _PLACES
        and quoted[index] < _QUOTED_SHARE * len(paths)
    ]
    _OUT.write_text(_HEADER + "".join(f"{word}\n" for word in chosen), encoding="utf-8")
    print(len(chosen))


if __name__ == "__main__":
    main(sys.argv[1])
