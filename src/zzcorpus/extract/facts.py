"""The arbiter: one document in, its facts out, and every stretch of text one thing only."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from zzcorpus.extract.claims import find_claims
from zzcorpus.extract.claims.series import name_series
from zzcorpus.extract.options import ExtractOptions
from zzcorpus.extract.references import find_references
from zzcorpus.extract.slogans import find_slogans, load_mottos
from zzcorpus.extract.terms import count_terms
from zzcorpus.lexicon import Formula, FormulaLexicon, load_formulas
from zzcorpus.model import Facts, Span
from zzcorpus.text import split_sentences

_DEFAULTS = ExtractOptions()


def extract_facts(text: str, options: ExtractOptions = _DEFAULTS) -> Facts:
    """Return the slogans, claims and terms of one cleaned document.

    References (dates, congresses, document names, section numbers) are found first and are neither slogan nor
    claim; a number inside a slogan is no claim.
    """
    sentences = split_sentences(text)
    references = find_references(text)
    slogans = find_slogans(text, sentences, references, _lexicon(options.user_lexicon))
    taken = sorted(
        [*references, *(Span(slogan.start, slogan.end, "slogan") for slogan in slogans)],
        key=lambda span: (span.start, span.end),
    )
    claims = name_series(text, find_claims(text, sentences, taken))
    return Facts(tuple(slogans), tuple(claims), count_terms(text, slogans, options.segmenter))


@lru_cache(maxsize=4)
def _lexicon(user_lexicon: tuple[Formula, ...]) -> FormulaLexicon:
    homes = {formula.canonical: formula.home for formula in load_formulas()}
    own = (
        replace(formula, shipped=formula.canonical in homes, home=formula.home or homes.get(formula.canonical, ""))
        for formula in user_lexicon
    )
    return FormulaLexicon((*own, *load_formulas(), *load_mottos()))
