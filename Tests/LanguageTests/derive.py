"""Derives what the tests expect of our six languages from Babel, and so from the CLDR.

    python derive.py            fails if Fixtures/cldr.tsv is not what Babel says
    python derive.py --write    stores what Babel says

A line is: what is asked, language, input, answer; divided by tabs. A run of plural categories is
given by their initials, `x` standing for `other`.
"""

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

from babel.core import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

# British English: its dates and lists need no commas.
LANGUAGES = {"de": "de", "en": "en_GB", "es": "es", "fr": "fr", "it": "it", "ru": "ru"}
# The CLDR's minimumGroupingDigits, which Babel does not keep: ICU writes 1234 but 12.345.
MINIMUM_GROUPING = {"es": 2, "it": 2}
INITIALS = {"zero": "z", "one": "o", "two": "t", "few": "f", "many": "m", "other": "x"}
FRACTIONS = ["0", "1", "2", "5", "00", "01", "10", "21", "50"]
NUMBERS = """0 7 12 100 999 1000 1234 9999 10000 12345 100000 999999 1000000 1234567 -5 -1234 -12345
0.5 1.0 2.50 1234.5 12345.678 -0.25 1000000.01""".split()
MILLIONS = ["1000000", "2000000", "1000001", "1500000", "1000000.0", "3000000000"]
ITEMS = ["Милан", "Реал", "Челси", "Бавария"]


def lines():
    for language, name in LANGUAGES.items():
        locale = Locale.parse(name)

        def plurals(numbers):
            return "".join(INITIALS[locale.plural_form(Decimal(n))] for n in numbers)

        yield "plural", language, "0…1000", plurals(str(n) for n in range(1001))
        for fraction in FRACTIONS:
            yield "plural", language, f"0.{fraction}…120.{fraction}", plurals(
                f"{n}.{fraction}" for n in range(121)
            )
        for number in MILLIONS:
            yield "plural", language, f"{number}…{number}", plurals([number])
        for number in NUMBERS:
            places = len(number.partition(".")[2])
            pattern = locale.decimal_formats[None]
            pattern = pattern.pattern.split(".")[0] + ("." + "0" * places if places else "")
            is_grouped = abs(Decimal(number)) >= 10 ** (2 + MINIMUM_GROUPING.get(language, 1))
            yield "number", language, number, format_decimal(
                Decimal(number), pattern, locale, group_separator=is_grouped
            )
        for month in range(1, 13):
            for day in (1, 2, 24):
                when = date(2025, month, day)
                text = f"2025-{month:02}-{day:02}"
                yield "long", language, text, without_word(format_date(when, "long", locale))
                yield "short", language, text, format_skeleton("yMd", when, locale=locale)
            when = date(2009, month, 1)
            text = f"2009-{month:02}"
            nominative = format_skeleton("yMMMM", when, locale=locale)
            yield "long", language, text, without_word(nominative)
            yield "short", language, text, format_skeleton("yM", when, locale=locale)
        for count in range(len(ITEMS) + 1):
            items = ITEMS[:count]
            yield "list", language, "|".join(items), format_list(items, locale=locale)


def without_word(text):
    """The Russian word for a year is left out, as in a running text."""
    return text.removesuffix("г.").rstrip()


if __name__ == "__main__":
    stored = Path(__file__).parent / "Fixtures" / "cldr.tsv"
    derived = "".join("\t".join(line) + "\n" for line in lines())
    if "--write" in sys.argv:
        stored.write_text(derived, encoding="utf-8")
    elif stored.read_text(encoding="utf-8") != derived:
        sys.exit(f"{stored} is not what Babel says: run {sys.argv[0]} --write and look at the change")
