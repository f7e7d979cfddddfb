"""Which names make up a whole: those known to, as 基本支出 and 项目支出, and those that contrast, as 城镇 and 农村."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlint.patterns import compiled

NOT = compiled(r"(?:未|(?<!扣)非|不(?=符合|合格|达标|合规))(?P<stem>[一-鿿]{2,})$")
"""What denies a name: what is not done and what is are all there is; of 不起诉 a third may be undecided."""
GENERAL = compiled(r"(?:居民|人口|部分|项目|地区|区域|类|的|户|者|方面|安排|立项|实施|批复|下达)*")
"""Words that members of any sort may share."""


@dataclass(frozen=True, slots=True)
class Partitions:
    """Sets of names that make up a whole."""

    known: tuple[frozenset[str], ...] = ()
    """Names that end the labels of all parts of a whole."""
    contrasts: tuple[frozenset[str], ...] = ()
    """Words that tell the parts of anything apart, each part having one of them: 线上 and 线下."""

    def make_up(self, labels: Sequence[str], whole: str = "") -> bool:
        """Whether parts of some names are all of a whole, whose own words say what is divided."""
        return self.are_known(labels) or self.contrasting(labels, whole)

    def are_known(self, labels: Sequence[str]) -> bool:
        """Whether some names are known to make up a whole: 基本支出 and 项目支出."""
        return any(
            len(known) == len(labels) and all(any(named_so(label, word) for label in labels) for word in known)
            for known in self.known
        )

    def contrasting(self, labels: Sequence[str], whole: str) -> bool:
        """Whether names leave nothing over by what they mean: they differ in contrasting words, or deny each other."""
        return self.differ_in_contrast(labels, whole) or deny_each_other(labels)

    def differ_in_contrast(self, labels: Sequence[str], whole: str) -> bool:
        """Whether names differ in words that contrast, and in nothing that the whole does not say, too.

        城镇低保 and 农村低保 are all of 低保, and not of 救助.
        """
        for words in self.contrasts:
            found = {word: [label for label in labels if word in label] for word in words}
            if len(words) == len(labels) and all(len(held) == 1 for held in found.values()):
                shared = {held[0].replace(word, "", 1) for word, held in found.items()} - {""}
                if all(GENERAL.fullmatch(rest) or rest in whole for rest in shared):
                    return True
        return False


def named_so(label: str, word: str) -> bool:
    """Whether a label is a known name: it ends with the name, or, for a word for people (男, 在职), holds it."""
    return label.endswith(word) or (len(word) <= 2 and word in label)


def deny_each_other(labels: Sequence[str]) -> bool:
    """Whether one of two names denies the other: 办结 and 未办结, 符合条件 and 不符合."""
    if len(labels) != 2:
        return False
    for one, other in (labels, reversed(labels)):
        denied = NOT.search(one)
        if denied and not NOT.search(other) and shares_stem(other, denied["stem"]):
            return True
    return False


def shares_stem(name: str, stem: str) -> bool:
    """Whether a name is the stem of another, in full or in short: 整改 and 整改到位."""
    bare = name.removeprefix("已")
    return stem in bare or (len(bare) > 1 and stem.startswith(bare))
