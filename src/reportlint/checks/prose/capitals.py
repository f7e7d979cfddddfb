"""Checks of amounts in capital numerals against the figures beside them (支付结算办法附一)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.facts import Facts
from reportlint.facts.text.numerals import chinese_integer
from reportlint.finding import Observation, Related
from reportlint.patterns import compiled
from reportlint.rule import Outcome

NUMERAL = "[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]"
CAPITAL = rf"(?P<capital>(?<!{NUMERAL}){NUMERAL}{{2,}}+[元圆](?:[零壹贰叁肆伍陆柒捌玖角分]*)(?:整|正)?)"
FIGURES = r"(?P<figures>(?<!\d)(?<!\d,)\d[\d,]*+(?:\.\d++)?)(?P<unit>万元|亿元|元)"
BESIDE = compiled(
    rf"{FIGURES}[（，]?(?:（)?(?:大写)?[：:]?(?:人民币)?[：:]?{CAPITAL}"
    rf"|(?:大写)?[：:]?(?:人民币)?{CAPITAL.replace('capital', 'capital2')}[（，]?(?:小写)?[：:]?[¥￥]?"
    rf"(?:{FIGURES.replace('figures', 'figures2').replace('unit', 'unit2')}"
    r"|(?<=[¥￥])(?P<figures3>\d[\d,]*+(?:\.\d++)?))"
)
CAPITALS, PRINTED = ("capital", "capital2"), ("figures", "figures2", "figures3")
"""Groups of the pattern that hold the capital numerals, and the figures: behind ¥ these need no unit."""
SCALE = {"元": 1, "万元": 10**4, "亿元": 10**8}
PARTS = compiled(
    r"(?P<whole>.+?)[元圆](?:零?(?P<tenths>[壹贰叁肆伍陆柒捌玖])角)?(?:零?(?P<hundredths>[壹贰叁肆伍陆柒捌玖])分)?"
)


def capital_amount(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every amount that is printed in capital numerals beside its figures: both must be the same."""
    for prose in (*facts.prose, *facts.cells):
        for match in BESIDE.finditer(prose.passage.text):
            capital, figures = (next(name for name in names if match[name]) for names in (CAPITALS, PRINTED))
            unit = match["unit"] or match["unit2"] or "元"
            said = capital_value(match[capital])
            if said is None:
                continue
            printed = Fraction(match[figures].replace(",", "")) * SCALE[unit]
            span = prose.passage.locate(*match.span(capital))
            other = Related(prose.passage.locate(*match.span(figures)), "小写")
            values = {"capital": match[capital], "figures": match[figures] + unit, "said": shown(said)}
            outcome = Outcome.PASS if said == printed else Outcome.FAIL
            sign = "=" if outcome is Outcome.PASS else "≠"
            yield Observation(outcome, span, values, (other,), f"{shown(said)} {sign} {shown(printed)}")


def capital_value(text: str) -> Fraction | None:
    """Return the amount in 元 that capital numerals say, None where they cannot be read."""
    match = PARTS.match(text)
    whole = chinese_integer(match["whole"].strip("零")) if match else None
    if match is None or whole is None:
        return None
    tenths, hundredths = (chinese_integer(match[part]) or 0 if match[part] else 0 for part in ("tenths", "hundredths"))
    return Fraction(whole) + Fraction(tenths, 10) + Fraction(hundredths, 100)


def shown(amount: Fraction) -> str:
    """Print an amount in 元 with two decimals."""
    cents = round(amount * 100)
    return f"{cents // 100:,}.{cents % 100:02}元"
