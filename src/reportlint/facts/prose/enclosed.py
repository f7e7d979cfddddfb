"""Counts parted in the bracket behind what is counted: 14个乡镇街道（8个镇、6个街道）, 16个乡镇（7镇9乡）.

Or before their sum: 3名专家和5名工作人员共8人.
"""

from __future__ import annotations

from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.scenes import Reading, Scene, Way, less, plain
from reportlint.number import Kind, counts_like
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term

OPENS = compiled(r"^[^，。；：、（）\d]{0,10}（$")
"""What stands between a count and the first one in the bracket behind it."""
NEXT = compiled(r"^[^，。；：、（）\d]{0,10}[、和及与，]$")
"""What stands between two counts of such a bracket."""
CLOSES = compiled(r"[^，。；：、（）\d]{0,10}）")
"""What stands behind the last of them."""
SOME = compiled(r"等|其中|含|另|不")
"""Words of a bracket that does not part what is counted."""
TOGETHER = compiled(r"^[^，。；：、（）\d]{1,12}共$")
"""What stands before the sum of two counts that make one group: 3名专家和5名工作人员共8人."""


def enclosed(scene: Scene) -> Reading | None:
    """Read the last of the counts in a bracket: it is what the others leave of the count before the bracket."""
    if scene.one.quantity.kind is not Kind.COUNT or not plain(scene.one):
        return None
    return together(scene) or parted(scene) or of_sorts(scene)


SORTS = compiled(
    r"(?P<whole>\d+)个?(?P<noun>[一-鿿]{2,6})（(?P<parts>(?:\d+个?[镇乡村街市县区旗](?:道|办事处)?[、，]?){2,4})）"
)
"""A number of places with those of each sort in brackets, called by their last character alone: 16个乡镇（7镇9乡）."""


def of_sorts(scene: Scene) -> Reading | None:
    """Read 16个乡镇（7镇9乡）: the sorts stand in the word for all of them."""
    start = scene.text.rfind("（", 0, scene.one.start)
    before = [other for other in scene.sentence() if other.end <= start]
    if not before or scene.text[scene.one.end : scene.one.end + 1] != "）":
        return None
    whole = before[-1]
    match = SORTS.match(scene.text, whole.start)
    parts = [other for other in scene.sentence() if other.start > start]
    sorts = [other.quantity.unit.removeprefix("个")[:1] for other in (*parts, scene.one)]
    if match is None or match.end() != scene.one.end + 1 or not parts or not all(map(plain, (whole, *parts))):
        return None
    named = all(sort and sort in match["noun"] for sort in sorts) and len(set(sorts)) == len(sorts)
    return Reading([less(whole, parts)], certain=True, strict=True) if named else None


def parted(scene: Scene) -> Reading | None:
    """Read 14个乡镇街道（8个镇、6个街道）."""
    if CLOSES.match(scene.text, scene.one.end) is None or not NEXT.match(scene.lead):
        return None
    parts: list[Mention] = [scene.one]
    for other in reversed(scene.sentence()):
        if OPENS.match(parts[0].lead):
            break
        parts.insert(0, other)
    whole = next((other for other in reversed(scene.sentence()) if other.end <= parts[0].start - 1), None)
    if whole is None or not OPENS.match(parts[0].lead) or whole is parts[0] or whole.depth != parts[0].depth - 1:
        return None
    told = scene.text[whole.end : scene.one.end + len("街道办事处）")]
    alike = all(counts_like(part.quantity, whole.quantity) and NEXT.match(part.lead) for part in parts[1:])
    if (
        SOME.search(told)
        or not alike
        or whole.role is not Role.LEVEL
        or not counts_like(parts[0].quantity, whole.quantity)
    ):
        return None
    return Reading([less(whole, parts[:-1])], certain=True, strict=True)


def together(scene: Scene) -> Reading | None:
    """Read 由3名专家和5名工作人员共8人组成."""
    pair = scene.sentence()[-2:]
    if len(pair) < len(("first", "second")) or not TOGETHER.match(scene.lead):
        return None
    people = scene.one.quantity.unit in {"人", "名", "位"}  # 11个街道、5个镇共312个小区: other things than these
    joined = NEXT.match(pair[1].lead) and all(counts_like(one.quantity, scene.one.quantity) for one in pair)
    if not people or not joined or not all(map(plain, pair)):
        return None
    return Reading([Way(Formula.SUM, tuple(Term(one.quantity) for one in pair))], certain=True, strict=True)
