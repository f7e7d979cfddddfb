"""Some others that are the rest of a whole, for what is said of them is that they are not done: 另3个无法补办."""

from __future__ import annotations

from reportlint.facts.prose.scenes import Scene
from reportlint.patterns import compiled

OTHERS = compiled(r"(?:^|[，；、])(?:另外?|另有)$")
"""Words before some others."""
NOT_DONE = compiled(
    r"(?!的|[^，。；]{0,10}(?:新[建增设]|筹建|扩建))[^，。；、（\d]{0,8}?(?:正在|尚|仍|因|由于|未|无法|不能|暂|待|拟|计划|进入|签[了订]|转入|顺延"
    r"|跨年|延[期至]|推迟|停工|取消)"
)
"""What is said behind their number of those that are not done; what is newly built is none of those before."""


def are_the_others(scene: Scene) -> bool:
    """Whether a number counts the others of some, of which it is said that they are not done."""
    return OTHERS.search(scene.lead) is not None and NOT_DONE.match(scene.text, scene.one.end) is not None
