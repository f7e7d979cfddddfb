"""Who a total is of, as the words right before it tell: which party, by whose hand, of what time.

`供应商A总得分92.1分，供应商B总得分90.7分` gives two parties a total each, `自评总分95分，复核总分90分` gives
what two hands awarded, `一季度综合得分86分` a part of the year: none of these contradicts another.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportlint.patterns import compiled

PLACE = r"第[一二三四五六七八九十\d]{1,2}(?:名|位|中标候选人|成交候选人|候选人)|(?:并列)?末位|末名|最后一名|榜首"
"""A place in a ranking: 第二名."""
BORDER = r"(?:(?<![\u4e00-\u9fffA-Za-z\d])|(?<=其中))"
"""What stands before a short name."""
COMPETES = r"投标人|投标单位|应标人|应标单位|供应商|候选人|考生|选手|应聘者|申报人"
"""What those are called who compete."""
PARTY = compiled(
    rf"(?:{COMPETES})?[甲乙丙丁戊己庚辛](?=[总综最得评])"
    rf"|(?:{COMPETES})[甲乙丙丁戊己庚辛A-H](?![A-Za-z])"
    rf"|{BORDER}[甲乙丙丁戊己庚辛A-H](?:公司|单位|企业|项目|标段|供应商|镇|乡|村|县|区|局|校|组|方)"
    rf"|(?:{BORDER}|(?<=考生)|(?<=选手)|(?<=候选人)|(?<=应聘者))[^\W某]某{{1,2}}"
    r"|(?:中标|成交)(?:人|单位|供应商)|另[一外]一?[家个名位]"
)
"""A competitor: 供应商A, 乙公司, 张某, 中标人."""
PLACED = compiled(rf"(?P<place>{PLACE})[^，。；\d]{{0,8}}$")
"""A place right before a total: 第一名总得分."""
HAND = compiled(
    r"(?P<hand>自评|自查|自测|复核|复评|复审|复查|审核|核查|抽查|抽评|评价组|工作组|考核组|评审组|评估组|第三方|主管部门|财政"
    r"|(?:省|市|州|县|区)级)[^，。；：、\d]{0,10}$"
)
"""Who awarded a mark, right before it."""
TIME = compiled(
    r"(?P<time>(?:19|20)\d\d年(?:度)?(?![^，。；：、\d]{0,4}月)|[上下]半年|第?[一二三四1-4]季度|(?<![\d年])\d{1,2}月份?)"
    r"[^，。；：、\d]{0,10}$"
)
"""What part of the time a mark is of, right before it."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who a total is of; `` for what is not told."""

    party: str = ""
    """A competitor, or the place of one."""
    hand: str = ""
    """Who awarded it: 自评, 评价组."""
    time: str = ""
    """Its year, half-year, quarter or month."""

    @property
    def is_placed(self) -> bool:
        """Whether it is told by its place in a ranking alone: no report calls its own object so."""
        return compiled(PLACE).fullmatch(self.party) is not None

    def is_apart(self, other: Bearer) -> bool:
        """Whether two totals are of different parties, hands or times; what is not told may be either.

        A party is told of each total of it: one without is that of the report.
        """
        told = ((self.hand, other.hand), (self.time, other.time))
        return self.party != other.party or any(one and two and one != two for one, two in told)


def bearer_of(lead: str) -> Bearer:
    """Read who a total is of from its clause up to it: the last party, and hand and time right before it."""
    clause = compiled(r"[。；]").split(lead)[-1]
    parties, placed = PARTY.findall(clause), PLACED.search(clause)
    party = placed["place"] if placed else parties[-1] if parties else ""
    hand, time = HAND.search(clause), TIME.search(clause)
    return Bearer(party, hand["hand"] if hand else "", time["time"] if time else "")
