"""Which sections the report has, in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zzcorpus.render.report.claims import claims_section
from zzcorpus.render.report.comparison import comparison_section
from zzcorpus.render.report.documents import documents_section, overview_section
from zzcorpus.render.report.slogans import slogans_section, trend_section
from zzcorpus.render.report.wording import keywords_section, phrases_section
from zzcorpus.render.vocabulary import page_word

if TYPE_CHECKING:
    from collections.abc import Callable

    from zzcorpus.render.options import Language
    from zzcorpus.render.report.data import ReportData, Say
    from zzcorpus.render.report.page import ReportSection


def report_sections(data: ReportData, lang: Language = "en") -> tuple[ReportSection, ...]:
    """Return the sections of the report; one for which there is no table is left out."""

    def say(key: str, **values: Any) -> str:
        return page_word(key, lang).format(**values)

    makers: tuple[Callable[[ReportData, Say, Language], ReportSection | None], ...] = (
        overview_section,
        slogans_section,
        trend_section,
        comparison_section,
        claims_section,
        phrases_section,
        keywords_section,
        documents_section,
    )
    made = (maker(data, say, lang) for maker in makers)
    return tuple(section for section in made if section is not None)
