# 商品审核
moderation-lede = { $count ->
    [0] 没有等待审核的商品
   *[other] { $count } 件商品等待审核，先提交的排在前面
}
moderation-none = 没有等待审核的商品
moderation-none-text = 供应商提交新商品或修改商品文字后，会出现在这里。
moderation-listing = 商品
moderation-market = 市场
moderation-kind = 类型
moderation-since = 提交时间
moderation-new = 新商品
moderation-revision = 文字改动
moderation-claimed-by = { $name }正在审核
moderation-about = { $supplier } · { $market } · SKU { $sku }
moderation-page = 查看商品页
moderation-says = 商品内容
moderation-changes = 改动对比（原为 → 现为）
moderation-supply = 价格与供货（无须审核）
moderation-moq = 起订量
moderation-title-zh = 中文名称
moderation-title-en = 英文名称
moderation-description-zh = 中文描述
moderation-description-en = 英文描述
moderation-category = 类目
moderation-images = 商品表列出的图片
moderation-decide = 作出决定
moderation-verdict = 审核决定
moderation-approve = 通过
moderation-approve-new = 商品立即展示
moderation-approve-change = 新文字立即替换原文
moderation-return = 退回修改
moderation-return-new = 供应商改好后可再次提交
moderation-return-change = 继续展示原文，供应商可再次提交
moderation-reject = 驳回
moderation-reject-new = 商品不予展示，且不能再提交
moderation-reject-change = 继续展示原文
moderation-reason = 意见
moderation-reason-hint = 退回或驳回时必填，供应商会原样看到
moderation-submit = 提交决定
moderation-claim = 由我审核
moderation-take-over = 转由我审核
moderation-approved-by = { $name }已通过
moderation-returned-by = { $name }已退回修改
moderation-rejected-by = { $name }已驳回
moderation-conflict-decided = 另一位审核员已先作出决定
moderation-conflict-claimed = { $name }正在审核这件商品
moderation-conflict-resubmitted = 供应商刚刚修改了内容，请重新查看后再作决定
moderation-conflict-gone = 这件商品的状态已经改变
moderation-conflict-kept = 您的决定没有生效。
moderation-show-all = 全部
moderation-show-new = 新商品
moderation-show-changed = 内容变更
moderation-show-long = 等待超过 { $days } 天
moderation-markets-all = 全部市场
moderation-pace = 近 30 天的审核中，一半在 { $time }内完成。
moderation-choose = 选择
moderation-choose-one = 选择“{ $title }”
moderation-decide-chosen = 批量审核
moderation-decide-chosen-text = 对上面选中的商品作出同一决定。供应商刚改过的，或同事正在审核的，不会受影响。
moderation-decided-many =
    { $count ->
        [0] 没有商品被处理
       *[other] 已处理 { $count } 个商品
    }
moderation-usual = 常用理由
moderation-usual-none = 不使用
moderation-usual-hint = 供应商会看到中英文理由，以及您在下面补充的内容
moderation-usual-title = 标题没有写明商品是什么，请写清品名、材质或型号、规格尺寸。
moderation-usual-text = 缺少商品描述或过于简略，请写明用途、材质、尺寸、包装等采购方需要了解的内容。
moderation-usual-category = 类目不合适，请选择商品所属的类目。
moderation-usual-contact = 请删除文字中的电话、地址、链接和即时通讯账号，采购方会通过市场与您联系。
moderation-usual-price = 价格似乎有误，请核对单价、计量单位和币种。
moderation-usual-twice = 该商品已经上架，请修改原有商品，不要重复发布。
moderation-findings = 请留意
moderation-findings-text = 以上由程序发现，仅供参考，不影响审核结果。
moderation-finding-contact = 文字中有联系方式：
moderation-finding-alike = 与其他供应商的商品名称几乎相同：
moderation-finding-price = 最低价为 { $lowest }，同类目另外 { $others } 个商品最低价的中位数为 { $median }。
