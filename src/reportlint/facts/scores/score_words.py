"""What the words around a mark say it is: maximum, deduction, score, total, or nothing."""

from __future__ import annotations

from reportlint.number import Quantity
from reportlint.patterns import compiled

LOSS = "扣除?|扣减|扣分|失分?|减分?|丢分|丢掉?|丢失|损失|失去|扣去|(?<![年次季期])少得"
"""Verbs of what was lost."""
ROLES = {
    "raw": compiled(r"(?:百分制|原始)(?:的)?(?:自评)?(?:评分|得分|分数)(?:为|是|：)?$"),
    "total": compiled(
        r"(?:(?:折算|换算|折合)(?:后)?(?:的)?(?:得分|总分|成绩)|最终(?:自评|评价|综合)?得分|综合(?:评价)?得分|总得分|自评总(?:得)?分|自评得分"
        r"|综合评分|(?:年度)?总成绩|综合分|总体得分|总评分?|评价(?:总)?得分|绩效(?:评价|自评)?(?:总)?得分|自评分数?|总评分)(?:合计|共计)?(?:为|是|：|共|达|达到)?$"
    ),
    "reviewed": compiled(r"(?:核实|核定|审定|复核|复评|抽评|认定)(?:后|认定)?(?:得分?|分值|分|为|计)*(?:为|：)?$"),
    "cut": compiled(r"(?:核减|调减|审减)(?:合计|共|分值?|了|为)*$"),
    "full": compiled(
        r"(?:(?<!(?<!应)得)满分|分值|标准分值?|权[重值]|权[重值]分|(?<!折算)应得分?|总分值|配分|上限分?)(?:为|是|：|共|计)?$"
    ),
    "deducted": compiled(
        r"(?<![，；、。][少多])(?:满分少|满分低|满分差|扣除?|扣减|扣分|(?<![核审调])减分?|失分?|丢[分掉失]?|损失|失去|(?<![年次季期])少得|扣了|扣掉|扣去|扣减分)"
        r"(?:合计|共计|共)?(?:为|：|了)?$"
        r"|(?:扣分|失分|丢分)(?:主要|多)?(?:集中)?在[^，。；\d]{1,14}，共计?$"
    ),
    "added": compiled(r"(?:加|加分|奖励|另加)(?:为|：|了)?$"),
    "score": compiled(
        r"(?:得分?[为=＝]?[\d.%％×*＊÷/+＋（）()-]{3,40}[=＝]|得满分|实际得分|得分|实得分?|自评得?分?|核得分?|评分|赋分|得|获得|平均|加权|(?<![累合共总小统多少])计分?|评得)(?:为|是|：|了|共)?$"
    ),
}
"""Role of a score → the words right before it, most telling first."""
RAW_BEFORE = compiled(r"(?<![自测考点讲])评(?:为|了)?$")
"""评50分, where the mark that counts follows: ，得2分."""
WON_BEHIND = compiled(r"，(?:折算|加权)?(?:后|实)?得(?:分)?\d")
"""What follows a raw mark."""
CUT_BY_SOME = compiled(r"(?:只有|仅有|其中|个别|[一两][名位])[^，。；]{0,12}(?:专家|评委|评审)[^。；]*$")
"""Words before what single experts took from a mark, of which the mean is told."""
ALL_DEDUCTED = compiled(
    r"(?:^|[，；。：])(?:自评|全部|全表|总体|本次|[一二三四五六七八九十\d]{0,2}项|各项|以上)?(?:指标)?(?:共计|共|合计|累计|总计|总)"
    rf"(?:{LOSS})(?:为|：|了)?$"
    r"|(?:失分|扣分)(?:合计|共计|总计|共|相加|之和)(?:为|：)?$|(?:较|比|距)满分(?:少|低|差|扣|失)(?:了)?$|^\d*满分中(?:共)?(?:扣|失)$"
)
"""共扣6.2分: what the whole lost."""
PART_NAMED = compiled(
    r"(?:^|[，：；、])[^，。：；、]{1,8}?(?<![一二两三四五六七八九十\d各几多每])(?:类|维度|环节)"
    r"(?:的?[一二两三四五六七八九十\d]{1,3}[个项])?(?:[一二三]级)?(?:指标)?(?![一-鿿]{0,2}[、和及与])"
)
"""A clause that names a part of the whole: 产出类五个指标没有一个得满分，共扣5分."""
SUMMED = compiled(
    r"(?:^|(?<=[，。；：、]))(?P<whose>[^，。；：、]*)(?:合计|总计|共计|(?:^|(?<=[，；、]))共)(?:得分?)?(?:为|是|：)?$"
)
"""合计95分: the total, unless somebody's own sum is meant."""
BARE_TOTAL = compiled(r"(?<!满)总分(?:为|是|：|共|共计|合计)?$")
"""总分 alone is the score where a grade or 得分 stands beside it, else the full mark."""
OWN_SCORE = compiled(r"(?:本|该|我)(?:项目|单位|部门|局|镇|乡|街道|办|中心|次)|整体支出|^项目$")
"""Subjects whose 得分 is the score of the whole."""
MEASURED = compiled(r"\d(?:\.\d+)?[%％]|\d(?:万元|亿元|[个项次件人户处家天])")
"""A measured value in the words before a mark."""
POINTED = compiled(r"(?:其|[本该此](?:大?类|一?项|部分|级|指标)*)?(?:其中)?")
"""Words before a maximum that name nothing new: 得9分（该项满分10分）."""
RIGHT_BEHIND = compiled(rf"[，（](?:共|合计|被|仅|只)?(?:{LOSS})(?:了|为|：)?")
"""All that stands between a score and what was lost from it: 得35.7分，扣4.3分."""
WHOLE_SUBJECT = compiled(
    r"(?:本次|本项目|该项目|我单位|本单位|项目|部门|单位|整体(?:支出)?|绩效|预算|[本全]?年度?)*"
    r"(?:自评|评价|考核|考评|总分|总|指标)*(?:体系|结果|工作)?"
)
"""Subjects that mean the whole evaluation."""
ABOUT_WHOLE = compiled(r"结论|评价|自评|得分|总体|综合|情况|结果|标准|等级|总分")
"""Headings above the marks of the whole."""
BARE_SCORE = compiled(
    r"(?:总分|总得分|自评得分|综合得分|最终得分)(?:[A-Z]?=|为|：|[A-Z])$|(?<![低高少多响差升降])(?:总得分|综合得分|最终得分)$"
)
"""总分S=95.7, 综合得分89.78: a mark without 分."""
SCORE_NEXT = compiled(
    r"，?(?:本次|本项目|项目|单位)?(?:实际?|自评|评价|综合|最终|共|合计|总)*(?:得分?|评分)(?:合计|共)?(?:为|：)?\d"
)
"""What follows a full mark whose score comes next: 总分100分，自评得分94.9分; 三项共24分，得22.4分."""
LEAST_FULL_WHOLE = 100
"""What the full mark of a whole is at least, where only the score behind it tells that it is one."""
SHORT_OF_FULL = compiled(r"(?:低于|少于|不及|未达)满分$")
"""低于满分3分 may be so much less than the maximum, or name the maximum: it says neither."""
CHANGED = compiled(
    r"(?:拉[低高]|提高|降低|增加|减少|影响|相差|[高低差])(?:了|总体|整体)?(?:综合|最终|总)?(?:得分|评分|总分)$"
    r"|(?:贡献|拉动|提高|提升|上升|降低|下降|回落|相差|高出)了?$"
)
"""拉低综合得分3.46分, 贡献1.8分: what a score changed by."""
PARTS_OF_SCORE = compiled(r"得分?\d[\d.]*分（[^（）]*$")
"""Words of the parts of a score, told in brackets behind it: 产出得48.6分（数量24分、质量10分、成本7分."""
SUM_OF_NAMED = compiled(
    rf"[两二三四五六七八九十]项(?:指标)?(?:依次|分别)?[是为][^。；]*[、和及与][^，。；]*，共计?(?:{LOSS})$"
    rf"|基础分共计?(?:{LOSS})$|\d分减$"
)
"""扣分最多的三项依次是甲、乙和丙，共扣4.1分; 100分减4.4分: no mark of one row alone."""
PAIRED = compiled(
    r"(?P<names>[^，。；：、]{2,14}?(?:、[^，。；：、]{2,10}?){0,20}(?:(?:、|和|及|以及|与)[^，。；：、]{2,10}?))"
    r"(?:等?(?:[二两三四五六七八九十\d]|这)(?:类|项|个|大类|部分|方面)[^，。；、]{0,8})?，?(?:其)?"
    r"(?:(?:满分|分值|权重|标准分|权重分)(?:分别|依次)(?:为|是|设为|占)"
    r"|：?(?:分别|依次)(?:(?P<lost>扣除?|扣减|扣分|失分?)|(?P<won>得|得分|自评得分))(?:为)?(?=\d))"
)
"""Names in one list, their maxima, losses or scores in another."""
AND_RESPECTIVELY = compiled(
    r"[，；](?:[我本][省市县区州旗局院校镇乡]|实际)?(?:分别|依次)(?:(?P<lost>扣除?|扣减|扣分|失分?)|(?P<won>得|得分|自评得分))(?:为)?(?=\d)"
)
"""What opens a further list of marks for the same names."""
TIER = compiled(
    r"(?:\d%?(?:分|个|项|次|天|日)?(?:（不?含[^）]*）)?(?:及|或)?(?:以上|以下|以内)(?:（不?含[^）]*）)?"
    r"|\d%?(?:（不?含[^）]*）)?[-—~～至到]{1,2}\d+(?:\.\d+)?%?(?:（不?含[^）]*）)?"
    r"|(?:不超过|不低于|不高于|低于|高于|超过|超出|大于|小于|不足|达到|[≥≤<>＜＞])\d+(?:\.\d+)?%?(?:（不?含[^）]*）)?)"
    r"(?:的|时|者)?，?(?:得|计|扣|不得分|不计分|得零分)$"
)
"""预算完成率98%及以上得8分，90%—98%得6分: one step of a rule that says how marks are awarded."""
THRESHOLD = compiled(r"(?:（不?含[^）]*）)?(?:及|或)?以[上下]|(?:（不?含[^）]*）)?[-—~～至]{1,2}\d+(?:\.\d+)?分")
"""What follows a mark that only bounds a range: 95分及以上, 85分—95分."""
RANGE_END = compiled(r"\d分?(?:（不?含[^）]*）)?[-—~～至]{1,2}$|不含$")
"""What stands before such a mark."""
MAXIMUM_BEHIND = compiled(r"（(?:满分|分值|权重|标准分|应得分?)(?:为|：)?\d")
"""A bracket with the maximum: what stands right before it is the score."""
CONVERTED = compiled(r"折算|换算|折合|折成|(?<![用行取施])百分制(?![，；])")
"""Words of a score converted to another full mark."""
RESPECTIVELY = compiled(r"^[，；](?:分别|依次|各自)(?:扣除?|扣减|扣分|失分?)(?:为)?$")
"""Words before the first of several losses that are told in the order of what lost them."""
SUM_OF_SEVERAL = compiled(r"）[，；][两二三四五六七八九十\d]{1,2}[项类个](?:指标|方面|问题)?(?:合计|共计|共)$")
"""Words before the sum of what stood in brackets behind several names."""
TOTAL_OUT_OF = compiled(r"（(?:满分|总分|标准分)(?:为|：)?")
"""Words between a total and its own maximum: 总分94.3分（满分100分），其中执行9.6分（满分10分）."""
WEIGHT_BEHIND = compiled(r"[，（]权重(?:为|占|是|：)?")
"""Words between a score and the weight it counts with."""
COMPOSED = compiled(
    r"折合|加权|[×*]\d+(?:\.\d+)?%[^。；]*\d分\+\d+(?:\.\d+)?分="
    r"|(?:得分|总分|成绩)=[^。；=\d]{2,16}[×*]\d[\d.]*%?\+[^。；=\d]{2,16}[×*]\d"
)
"""Words of a score that several scores make up by their weights, or the weights and the sum themselves.

最终得分=现场评价得分×80%+非现场评价得分×20%.
"""
OF_PART = compiled(
    r"(?:定[量性]|笔试|面试|非?现场|书面|材料|平时|日常|年[中终]|[共个]性|业务|客观|主观|基[础本]|[技商]务标?|价格|报价|单项)"
    r"(?:考核|评价|部分|指标|评议|测评|工作)?分?$"
)
"""How words end that name a part of the whole: 我局定量得分62分."""
CONVERTED_TO = compiled(r"(?:折合|折成|[折换]算[为成])(?:百分制(?:得分|分数|成绩)?)?(?:后)?(?:为|是|：|计)?$")
"""折合36.2分: what a score counts for in another one."""
PER_STEP = compiled(r"每[^，。；]{0,16}$|[%个分点]的(?:计|得|扣)$|(?:各自?|均)(?:扣减?|失)$")
"""每低1个百分点扣1分, 甲镇、乙镇各扣0.75分: a rule or what each costs, not a mark."""
SHARE_BEHIND = compiled(r"的(?:约|近|比[重例]|占比|[一二三四五六七八九]成|\d[\d.]*[%％])")
"""What follows a loss that is the whole of a share: 占全部扣分6.75分的33.78%."""
STEPWISE = compiled(rf"[每一][^，。；]{{1,16}}，?(?:{LOSS})\d[\d.]*分[^。；]{{0,12}}$")
"""A rule of what one step costs right before what all of them cost: 每少1户扣0.5分，共扣1分."""
TIMES_BEHIND = compiled(r"(?:/[^，。；\d])?(?:[×*]|乘以?)\d")
"""What follows a loss that is counted several times: 扣0.5分乘以2."""
SUM_BEFORE = compiled(r"之和|相加|加总|总和|[项类部]分?(?:合计|共计|累计)")
"""Words of a sum between the marks of parts and a total: 效益25.16分，四项之和即综合得分89.34分."""
OTHERWISE = compiled(
    r"(?:^|[，；])(?:而|但|原|比|较|低于|高于|对应|相应)(?:的)?(?:单位|项目单位|部门)?(?:的)?(?:自评|评价)得分(?:为|是|：)?$"
)
"""Words before the mark that somebody else gives the same row: 得8.1分，而自评得分为9.6分."""
SCORE_BEHIND = compiled(r"，?(?:平均|最终|实际|实|应)?得(?:分)?(?:为|：)?(?P<score>\d+(?:\.\d+)?)分")
"""The score right behind what was lost."""
SUM_OF_LOSSES = compiled(
    r"(?:^|[，；：、])(?:以上|上述|这)?(?P<count>[两二三四五六七八九十]|\d{1,2})?(?:项|处|条|点|者|个?(?:方面|因素|问题|原因))?"
    rf"(?P<sum>合计|共计|累计|总计|一共|总共|共)?(?:{LOSS})(?:为|：|了)?$"
)
"""两项扣1.6分, 合计扣2.5分: what losses told before come to."""
NO_DEDUCTION = compiled(r"(?:不|未|没有|无)扣分")
WON_ALL = compiled(r"^[^。；]{0,24}?(?<![不未])(?:得|计|获|评)(?:了)?满分")
"""得满分 behind a maximum."""
TIER_OF_ALL = compiled(
    r"(?:的|者|(?<![按及准])时|则|及?以[上下内](?:（[^（）]*）)?)，?可?[得计获评]了?满分$"
    r"|(?:不[低高少多]于|不超过|[≥≤])[^，。；]{1,12}[得计获评]了?满分$"
)
"""Words up to a maximum that a rule promises to whoever earns it: 完成率95%及以上的得满分."""
OR_ELSE = compiled(
    r"(?:（[^（）]*）)?[，；](?:如|若|凡)?(?:每|否则|其[余他]"
    r"|(?:不足|不满|未达|未完成|达不到|低于|高于|超过|超出|少于|[\d.]+%?[-—~～至])[^，。；]{0,16}，?[^，。；]{0,8}[扣得计])"
)
"""What follows such a promise: what others get."""
MARKS_AWARDED = compiled(r"得|计\d|评\d")
SCORES_LISTED = compiled(
    r"(?:(?:得分|得分构成|得分情况)(?:分别)?(?:为|是|：)|按满分计(?:分)?：|得满分(?:的有)?：)[^。；]*$"
)
"""四个维度得分：运行28.16分、服务37.3分: scores in a list."""
MAXIMUM_BEFORE = compiled(
    r"(?:的指标)?，?(?:按|依)[^，。；\d]{1,14}(?:比例|率|度|折算|程度)[^，。；\d]{0,6}(?:应?得|计)(?:分)?\d|"
    r"）?，?(?:其)?(?:实|自评|实际|应)?(?:得|扣|失)(?:分|满分)?\d|）[^，；。\d]{2,24}(?:扣|失)\d|，[^，；。\d]{2,30}，(?:应|共)?(?:扣|失)(?:减|除|分)?\d[\d.]*分，(?:实)?得(?:分)?\d"
)
"""What follows a maximum: 5分，得4分; 5分，合同未备案，扣1分，得4分."""
LISTED = compiled(
    r"(?:满分|分值|权重|总分)(?:分别)?(?:为|是|：|包含|包括|由)[^。；]*$|(?:总分|满分|制)[^。；]{0,12}(?:其中|包含|包括|分为|由)[^。；]*$"
)
"""各类指标满分为：投入指标10分，产出指标40分: maxima in a list."""
WHOLE_OF_SUM = compiled(r"(?:综合|最终|总)(?:得分|评分|成绩|分)=[^。；=]*[+×*][^。；=]*=$")
"""综合得分=自评合计76.6分+考核17.5分=: the total that a printed sum comes to."""
FACTOR = ("×", "*")
"""Signs before a factor: 97%×8分=7.76分."""
NAMED_FULL = compiled(r"[^，。；：、\d]{2,24}?(?:指标)?（?$")
OWN_SENTENCE = compiled(r"[\u4e00-\u9fff]{2,12}")
MARKED_NAME = compiled(r"(?:指标|效益|产出|满意度|执行率?|成本|过程|决策|投入|管理)$")
"""Names of indicators and groups: a mark right behind one is its maximum."""
PLAIN_NAME = compiled(r"(?<!成)(?:该|此|本|上述)(?:三级指标|项指标|指标|项(?!目))")


OF_NOTHING = compiled(r"基础|基本|(?:不?超过|不?低于|不足|不?高于|达到?|满)[^，。；]{0,6}[%％\d][^，。；]{0,4}")
"""What stands before a mark like a name and is none: 基础得94分, 超过10%扣3分."""


def says_maximum(bare: str, behind: str) -> bool:
    """Whether words before or behind a mark say that it is a maximum, not only the name right before it."""
    said = any(pattern.search(bare) for pattern in (ROLES["full"], BARE_TOTAL, BARE_SCORE, SUMMED))
    return said or behind.startswith("制") or bool(MAXIMUM_BEFORE.match(behind))


def role_of_whole(role: str, mark: Quantity, lead: str, behind: str) -> str:
    """Tell full mark and total apart by the mark itself: decimals are a total's, a hundred before its score is not."""
    if role == "full" and BARE_TOTAL.search(lead) and mark.value.denominator > 1:
        return "total"
    return "full" if role == "total" and mark.value >= LEAST_FULL_WHOLE and SCORE_NEXT.match(behind) else role


def role_of(lead: str, behind: str, told: str, *, listed: bool, awarded: bool) -> str:  # noqa: C901, PLR0911 - one line a cue
    """Tell what a mark is from the words before and behind it and what its sentence `told` before; `` for nothing.

    In a list of marks (满分分别为…) any name right before a mark makes it one of the list.
    """
    bare = lead.rstrip('“”"（')
    if behind.startswith(("制", "满分")):
        return "full"
    if CONVERTED_TO.search(bare):
        return "total" if "百分制" in bare[-12:] else ""
    if bare.endswith("=") and WHOLE_OF_SUM.search(told):
        return "total"
    if bare.endswith(FACTOR):
        return "full" if behind.startswith("=") else ""
    if bare == "=" and any(sign in told for sign in FACTOR):
        return "score"
    if ROLES["raw"].search(bare) or (RAW_BEFORE.search(bare) and WON_BEHIND.match(behind)):
        return "raw"
    if CHANGED.search(bare) or SHORT_OF_FULL.search(bare) or SUM_OF_NAMED.search(bare):
        return ""
    if ROLES["total"].search(bare):
        return "total"
    if BARE_TOTAL.search(bare) or BARE_SCORE.search(bare):
        return "total" if "得" in told or compiled(r"等级|评为|评定|优|良").search(behind) else "full"
    if (summed := SUMMED.search(bare)) and not ROLES["deducted"].search(bare):
        won = awarded or MARKS_AWARDED.search(told + behind)
        maxima = ROLES["full"].search(summed["whose"]) or SCORE_NEXT.match(behind) or not won
        return "full" if maxima else role_of_sum(summed["whose"])
    cue = next((role for role, pattern in ROLES.items() if pattern.search(bare)), "")
    if cue:
        return cue
    if MAXIMUM_BEFORE.match(behind):
        return "full"
    parts = PARTS_OF_SCORE.search(told) is not None
    return "full" if not parts and is_named_full(bare, behind, listed=listed) else ""


def role_of_sum(whose: str) -> str:
    """Tell whether a 合计 sums up the whole or somebody's own marks."""
    return (
        "score"
        if compiled(r"指标|产出|效益|满意度|项|[本该此各]?[组类]|部分|维度|层面|环节|阶段").search(whose)
        else "total"
    )


def is_named_full(bare: str, behind: str, *, listed: bool) -> bool:
    """Whether a mark right behind the name of an indicator is its maximum: 产出指标（50分）."""
    named = bool(NAMED_FULL.search(bare)) and (listed or bool(MARKED_NAME.search(bare)))
    return named and behind[:1] in "（，；、。）"


ANNOUNCED = compiled(r"^[^：]*?(?:[看言]|来说|如下|情况|依次为|分别为)：(?=[^：]+$)")
"""Words that announce parts, before the first of them: 分一级指标看：决策得15分."""


BEHIND_ANOTHER = compiled(r"^.*\d分(?:）?[和及与]|，由)(?=[^，。；：\d]{2,}$)")
"""Words up to a mark passed over, right before a name: 总分包括预算执行9.8分和绩效指标, 原始分90分，由到账率."""


def subject_of(lead: str, role: str) -> str:
    """Return whose mark it is: the words before the cue, without 该指标."""
    text = lead.rstrip('“”"（')
    match = ROLES[role].search(text) if role in ROLES else None
    text = (
        compiled(r"^.*(?:分别|满分|分值|权重|总分)(?:为|是|：|包含|包括)：?(?=[^，]+$)").sub("", text)
        if match is None
        else text
    )
    text = text[: match.start()] if match else text
    text = compiled(r"[。；]").split(text.rstrip("，：、（ "))[-1]
    text = BEHIND_ANOTHER.sub("", text)
    text = ANNOUNCED.sub("", text)
    text = compiled(
        r"^[，、]?(?:其中|包括|\d{1,2}(?:\.\d{1,2}){1,3}(?=[\u4e00-\u9fff])|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.．、]|（?(?:\d{1,2}|[一二三四五六七八九十]{1,3})）)：?"
    ).sub(
        "",
        text,
    )
    text = compiled(r"^.*(?:中的|下的|里的)").sub("", text.split("：")[0] if "：" in text.rstrip("：") else text)
    text = "" if PLAIN_NAME.fullmatch(text) else PLAIN_NAME.sub("", text).strip('，：、（）“”"')
    return "" if OF_NOTHING.fullmatch(text) else text
