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

# The quotation marks of traditional pages, which the rules read as those of simplified ones.
_CORNER_MARKS = str.maketrans("「」『』", "“”‘’")
_DEFAULTS = ExtractOptions()


def extract_facts(text: str, options: ExtractOptions = _DEFAULTS) -> Facts:
    """Return the slogans, claims and terms of one cleaned document.

    References (dates, congresses, document names, section numbers) are found first and are neither slogan nor
    claim; a number inside a slogan is no claim.
    """
    if "「" in text:
        return _with_own_marks(text, extract_facts(text.translate(_CORNER_MARKS), options))
    sentences = split_sentences(text)
    references = find_references(text)
    slogans = find_slogans(text, sentences, references, _lexicon(options.user_lexicon))
    taken = sorted(
        [*references, *(Span(slogan.start, slogan.end, "slogan") for slogan in slogans)],
        key=lambda span: (span.start, span.end),
    )
    claims = name_series(text, find_claims(text, sentences, taken))
    return Facts(tuple(slogans), tuple(claims), count_terms(text, slogans, options.segmenter))


def _with_own_marks(text: str, facts: Facts) -> Facts:
    """Return the facts of a text whose corner marks were read as “ and ” with the text's own marks put back."""
    plain = text.translate(_CORNER_MARKS)
    own = {plain[s.start : s.end]: text[s.start : s.end] for s in split_sentences(plain)}
    slogans = tuple(
        slogan._replace(surface=text[slogan.start : slogan.end], sentence=own.get(slogan.sentence, slogan.sentence))
        for slogan in facts.slogans
    )
    claims = []
    for claim in facts.claims:
        sentence, place = own.get(claim.sentence, claim.sentence), claim.sentence.find(claim.of)
        of = sentence[place : place + len(claim.of)] if place >= 0 else claim.of
        claims.append(claim._replace(of=of, surface=text[claim.start : claim.end], sentence=sentence))
    return Facts(slogans, tuple(claims), facts.terms)


@lru_cache(maxsize=4)
def _lexicon(user_lexicon: tuple[Formula, ...]) -> FormulaLexicon:
    homes = {formula.canonical: formula.home for formula in load_formulas()}
    own = (
        replace(formula, shipped=formula.canonical in homes, home=formula.home or homes.get(formula.canonical, ""))
        for formula in user_lexicon
    )
    return FormulaLexicon((*own, *load_formulas(), *load_mottos()))
