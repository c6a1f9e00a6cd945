"""What a user may switch off in cleaning, and what that costs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CleaningOptions:
    """How a document is cleaned. The defaults are what every command uses.

    ``keep_script``: leave traditional characters as they are. Risk: slogans, places and terms are matched in
    simplified characters, so a traditional page then counts as if it said none of them.

    ``keep_furniture``: leave navigation, bylines and footers in the text. Risk: menus and disclaimers are
    counted as words of the document. Title, date and source are found all the same.

    ``keep_breaks``: leave line breaks inside sentences. Risk: a slogan or claim across a break is missed.

    ``repair_shifts``: undo GBK half-character shifts. Risk when on: in a run that the bytes leave open, the
    likelier reading is chosen by a model of character pairs; when off, such runs stay unreadable.
    """

    keep_script: bool = False
    keep_furniture: bool = False
    keep_breaks: bool = False
    repair_shifts: bool = True
