"""How reports state numbers that a naive checker takes for faults: every trap is a sentence that stays silent."""

from __future__ import annotations

import pytest
from helpers import check_text

from reportlint.rule import Severity

TRAPS = {
    "a change behind a component is no component": (
        "本年收入1290.46万元，其中：财政拨款收入918.24万元，比2023年预算增加0.46万元；事业收入372.22万元。"
    ),
    "the last place of a rounded sum": "甲项131.52万元、乙项1402.63万元、丙项798.15万元，合计2332.31万元。",
    "coarse units": "全县有市场主体6.42万户，比上年增加0.15万户，增长2.38%。",
    "digits cut off": "应检1,321家，实检1,261家，检查覆盖率95.45%。",
    "from nothing by convention": "物业管理费0.85万元，上年为0万元，增加0.85万元，增长100.00%。",
    "one total divided in two ways": (
        "税收收入860.50万元，其中增值税520.30万元、所得税340.20万元；按级次分，中央级430.25万元、地方级430.25万元。"
    ),
    "like names of another scope": "税务部门完成收入1204.60万元。全年税收收入860.50万元，税务部门组织收入增长4.1%。",
    "real growth beside a nominal difference": "居民人均可支配收入31862元，比上年新增3612元，增长11.4%。",
    "comparable prices": "按可比价计算，增加值186.40亿元，比上年增加12.10亿元，增长5.8%。",
    "one scope": "同口径比较，一般性支出640.00万元，比上年减少160.00万元，下降18.6%。",
    "a list that is not complete": "采购金额中公开招标占78.2%，竞争性磋商占12.4%，询价占4.8%。",
    "growth by multiples": "发布信息420条，是上年100条的4.2倍，比上年增长3.2倍。",
    "a multiple that is a bound": "直播带货销售额由80万元增加到1050万元，增长超12倍。",
    "yearly growth is compound": "生产总值由2019年的100.00亿元增加到2024年的133.82亿元，年均增长6.0%。",
    "targets": "下一年地区生产总值增长5%左右，力争接待游客突破370万人次、旅游收入18亿元，分别增长20%、22%。",
    "分别 over names a clause before": "城乡低保标准和特困供养标准分别从645元、858元提高到680元、910元。",
    "negative growth called growth": "进口额23.72亿元，上年28.00亿元，增长-15.3%。",
    "a rank beside a rate": "工业增加值增长6.4%，增速居全市第3位，比上年前移2位。",
    "times of day": "系统于2025-02-03 09:02:33完成备份，保留期限15分钟。",
    "standards, models and slogans": "噪声符合GB12348-90，采用GW77/1500kW机组，落实“3+1”机制和三重四创五优化。",
    "numbers of documents": "按照财预〔2020〕10号、冀财绩〔2021〕4号文件开展。",
    "phone numbers and codes": "联系电话0311-83021234，列2101101行政单位医疗。",
    "spaced digits": "全年支出1 129 236万元，比上年增加29 236万元，增长2.66%。",
    "commas and full width": "利息收入37,151.47万元，其中：贷款利息２５,０００.４７万元，存放利息12,151.00万元。",
    "ranges": "单价500-600元，利润率保持在14%-16%之间，增长5.5%—6%。",
    "a date before the year": "2025年预算：截至2024年8月31日，共有公务用车12辆，其中机要通信用车4辆、应急保障用车8辆。",
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_stays_silent(trap: str) -> None:
    findings = check_text(TRAPS[trap]).findings
    loud = [one for one in findings if one.severity is not Severity.INFO]
    assert not [one.message() for one in loud if one.rule.code[:3] in {"AMT", "CNT", "CMP", "NUM", "YRS", "DAT"}]
