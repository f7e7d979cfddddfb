"""Parts of a whole told by opposite words: 35项指标中，24项得满分，11项扣分; 抽查60户，合格54户，6户不合格.

Opposites leave no third: what is not the one is the other. Parts told by words that may both be true of one thing
(通了公路, 通了自来水) divide nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.facts.prose.mentions import Mention
from reportlint.facts.prose.scenes import Reading, Scene, alike, less
from reportlint.number import Kind
from reportlint.patterns import compiled

WHOLE = compiled(r"[^，。；：、\d]{0,16}中(?:，|只?有|、)")
"""What stands behind the number of a whole: 35项三级指标中，."""
BARE = compiled(r"(?:[，；、]|(?<!其)中)(?:只?有|另有|还有|其余|其他)?$")
"""What stands before a part whose words follow it: ，11项扣分."""
PREDICATE = compiled(r"[^，。；：、（\d]{1,16}")
"""What a part is said to be or do."""
OPPOSITES = (
    (r"满分", r"扣分|失分|丢分|扣减|未得满分"),
    (r"完成|达成|达到|实现|达标", r"偏差|滞后|差距|未"),
    (r"维持|不变|保持|一致", r"调整|核[减增]|变[动化更]|不一致"),
    (r"增长|上升|提高|增加|改善", r"下降|降低|减少|恶化"),
    (r"盈利|盈余|结余", r"亏损|赤字|超支"),
    (r"公开", r"不公开|未公开"),
)
"""Words of which one is true and the other is not."""
DENIED = compiled(r"(?:不|未|没有?|尚未|未能)(?:按[^，。；]{1,4})?(?P<word>[\u4e00-\u9fff]{2})")
"""What is not so: 不合格, 未按期完成."""
FEWEST = 2
"""Parts that divide a whole."""


def opposed(scene: Scene) -> Reading | None:
    """Read the last of the parts that opposite words make of a whole: it is what the others leave."""
    return opposed_before(scene) or opposed_behind(scene)


STATES = (
    (r"(?:已|全部)?(?:完工|竣工|建成|完成)", r"(?:正在|仍)?(?:在建|续建|施工|推进|建设)|未(?:完工|竣工|建成|完成)"),
    (
        r"已?(?:办结|审结|结案|化解|整改到位|整改)",
        r"(?:正在|尚在)?(?:在办|办理|审理|整改|推进)|未(?:办结|审结|结案|化解|整改)",
    ),
    (r"已?(?:开工|投产|运营)", r"未(?:开工|投产|运营)"),
    (r"合格|达标|通过", r"不合格|不达标|未(?:达标|通过)"),
)
"""What a thing is or is not yet."""
OF_ALL = compiled(r"[^，。；：、\d]{0,12}(?<!其)中，?(?P<state>[一-鿿]{2,5})")
"""What stands between a whole and the first of its parts, told by what it is: 96个项目中完工91个."""


def opposed_before(scene: Scene) -> Reading | None:
    """Read the second of two parts that are told by what they are before their numbers: 中完工91个，在建5个."""
    before = scene.before[-FEWEST:]
    own = compiled(r"，(?:其余)?(?P<state>[一-鿿]{2,5})").fullmatch(scene.lead)
    if len(before) < FEWEST or own is None or scene.one.quantity.kind is not Kind.COUNT:
        return None
    whole, part = before
    first = OF_ALL.fullmatch(part.lead)
    same = alike(whole, scene.one) and alike(part, scene.one) and part.sentence == scene.one.sentence
    if first is None or not same or whole.quantity.base_value <= part.quantity.base_value:
        return None
    apart = any(
        compiled(one).fullmatch(first["state"]) and compiled(other).fullmatch(own["state"]) for one, other in STATES
    )
    return Reading([less(whole, [part])], certain=True, strict=True) if apart and not goes_on(scene) else None


def opposed_behind(scene: Scene) -> Reading | None:
    """Read the last of the parts that opposite words behind their numbers make of a whole."""
    if scene.one.quantity.kind is not Kind.COUNT or not is_part(scene, scene.one) or goes_on(scene):
        return None
    *before, last = (*[other for other in scene.sentence() if alike(other, scene.one)], scene.one)
    at = next((at for at in reversed(range(len(before))) if is_whole(scene, before[at])), None)
    parts = [other for other in before[at + 1 :] if is_part(scene, other)] if at is not None else []
    if at is None or len(parts) + 1 < FEWEST or not are_opposite([said_of(scene, one) for one in (*parts, last)]):
        return None
    plain = len(parts) + 1 == FEWEST and before[at].quantity.base_value > max(one.quantity.base_value for one in parts)
    return Reading([less(before[at], parts)], certain=True, strict=plain)


def is_whole(scene: Scene, one: Mention) -> bool:
    """Whether words behind a number say that parts of it follow."""
    return WHOLE.match(scene.text, one.end) is not None


def is_part(scene: Scene, one: Mention) -> bool:
    """Whether a number stands before what is said of it, with nothing of its own before."""
    return BARE.search(one.lead) is not None and bool(said_of(scene, one))


def goes_on(scene: Scene) -> bool:
    """Whether another part follows."""
    return any(alike(other, scene.one) and is_part(scene, other) for other in scene.behind)


def said_of(scene: Scene, one: Mention) -> str:
    """Return what is said of a part, behind its unit."""
    match = PREDICATE.match(scene.text, one.end)
    return match.group() if match else ""


def are_opposite(said: Sequence[str]) -> bool:
    """Whether the last of some words denies the first, or is their opposite."""
    first, last = said[0], said[-1]
    if any(
        compiled(one).search(first) and compiled(other).search(last) and not compiled(other).search(first)
        for one, other in OPPOSITES
    ):
        return True
    denied = DENIED.search(last)
    return denied is not None and denied["word"] in first and DENIED.search(first) is None
