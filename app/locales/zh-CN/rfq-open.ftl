# 公开询价：询价发给谁，市场内的供应商看到什么，运营方如何处理
rfq-open-visibility = 可见范围
rfq-open-direct = 直接询价
rfq-open-direct-hint = 只有您选定的供应商能看到。
rfq-open-invited = 邀请报价
rfq-open-invited-hint = 只有您点名的供应商能看到。每家都知道还有其他供应商受邀，但不知道是谁。
rfq-open-open = 公开询价
rfq-open-open-hint = 下面所选市场的供应商都能看到并报价；您点名的供应商也会同时收到。
rfq-open-who = 询价对象
rfq-open-new-lede = 面向所选市场的全部供应商，或您点名的供应商
rfq-open-new-lede-several = 询价对象：{ $count } 家供应商
rfq-open-suppliers = 点名的供应商
rfq-open-drop = 移除{ $name }
rfq-open-find = 查找供应商
rfq-open-find-hint = 企业名称或代码
rfq-open-find-act = 查找
rfq-open-invite = 邀请{ $name }
rfq-open-markets = 专业市场
rfq-open-reach = { $count ->
    [0] 暂无供应商
   *[other] { $count } 家供应商会看到
}
rfq-open-at-once = 贵公司已通过核验，公开询价立即展示。每天最多 { $max } 份。
rfq-open-looked-at = 公开询价须先经各市场运营方查看，供应商才能看到；已核验企业的立即展示。每天最多 { $max } 份。
rfq-open-too-many = 每天最多发布 { $max } 份公开询价
rfq-open-too-many-text = { $at } 之后可以再发布。您填写的内容都保留着，可先存为草稿。
rfq-open-check = 看看还缺什么
rfq-open-complete = 信息齐全，供应商可以直接报价
rfq-open-lacks = 供应商还会问您这些
rfq-open-lacks-specification = 第 { $line } 行：材质、尺寸或等级。说明较短，也没有对应的商品
rfq-open-lacks-deliver-by = 期望到货日期
rfq-open-lacks-note = 包装、认证、样品等要求，备注还空着
rfq-open-lacks-time = 时间较紧：首次报价两天内截止
rfq-open-waiting = 等运营方查看
rfq-open-shown = 展示中
rfq-open-refused = 未予展示
rfq-open-passers = 表示不报价的供应商

# 供应商看到的
rfq-open-requests = 公开询价
rfq-open-requests-lede = 采购方向您所在市场发出的询价。您可以报价，也可以跳过。
rfq-open-tab-waiting = 待报价
rfq-open-tab-passed = 已跳过
rfq-open-words = 关键词
rfq-open-any-deadline = 不限
rfq-open-within = { $days } 天内
rfq-open-filter = 筛选
rfq-open-clear = 显示全部
rfq-open-none = 暂时没有待报价的公开询价
rfq-open-none-text = 有采购方向您所在的市场询价时，会列在这里。
rfq-open-no-booth = 在专业市场有席位的供应商才会收到公开询价。请联系市场运营方入驻。
rfq-open-why = 为什么能看到
rfq-open-shown-in = 专业市场
rfq-open-nearest = 您最接近的商品：
rfq-open-and-more = { $first }，另有 { $more } 项
rfq-open-pass = 不报价
rfq-open-pass-text = 这份询价会从您的列表中移走。截止前可以随时恢复。
rfq-open-pass-hint = 选填。采购方会看到原因和贵公司名称。
rfq-open-passed = 您已跳过这份询价
rfq-open-take-up = 恢复
rfq-open-back = 返回
rfq-open-report = 举报这份询价
rfq-open-report-act = 举报
rfq-open-report-consequence = 市场运营方会查看并决定是否继续展示。他们会看到您的原因和贵公司名称，采购方看不到。
rfq-open-wanted = 正在求购
rfq-open-wanted-none = 本市场目前没有公开询价。
rfq-open-ask-market = 向本市场询价
rfq-open-answer-all = 去报价

# 运营方看到的
rfq-open-review = 询价审核
rfq-open-review-lede = 等待展示的公开询价和被举报的询价，先到先审
rfq-open-review-none = 没有待审核的询价
rfq-open-review-none-text = 未核验企业的公开询价和供应商的举报会出现在这里。
rfq-open-new = 新询价
rfq-open-report-hint = 只有市场运营方能看到
rfq-open-reported = { $count } 次举报
rfq-open-reports = 举报
rfq-open-case-lede = { $number } · { $market }
rfq-open-approve = 予以展示
rfq-open-approve-hint = 市场内的供应商可以看到并报价
rfq-open-reject = 不予展示
rfq-open-reject-hint = 其他供应商不再看到，已开始的洽谈继续
rfq-open-decision-hint = 予以展示时可以不填；采购方会原样看到
rfq-open-decide-chosen = 对上面选中的询价作同一决定。其间又被举报的不在其列。
rfq-open-decided-many =
    { $count ->
        [0] 没有作出任何决定
       *[other] 已决定 { $count } 份询价
    }
rfq-open-conflict-reported = 又有新的举报，请重新查看后再决定
rfq-open-conflict-gone = 状态已变化
