# 批量修改商品
catalog-bulk-title = 批量修改商品
catalog-bulk-list = 批量修改记录
catalog-bulk-list-lede = 对多件商品一次完成的修改，七天内可以撤销。
catalog-bulk-none = 还没有批量修改过
catalog-bulk-none-text = 在商品列表中勾选商品，或选择筛选出的全部商品，即可统一调价、暂停展示或移动类目。
catalog-bulk-tick = 选择 { $sku }
catalog-bulk-lede = 批量修改：
catalog-bulk-ticked = 已勾选的商品…
catalog-bulk-all = 当前筛选的全部 { $count } 件…
catalog-bulk-chosen = 已选 { $count } 件商品
catalog-bulk-none-chosen = 没有选择商品
catalog-bulk-none-chosen-text = 请先在商品列表中勾选要修改的商品。
catalog-bulk-act = 修改内容
catalog-bulk-act-reprice = 调整价格
catalog-bulk-act-reprice-hint = 各档阶梯价按同一百分比上调或下调，立即生效。
catalog-bulk-act-pause = 暂停展示
catalog-bulk-act-pause-hint = 采购方暂时看不到，恢复展示后可见。
catalog-bulk-act-resume = 恢复展示
catalog-bulk-act-resume-hint = 已暂停的商品重新展示。
catalog-bulk-act-move = 移动类目
catalog-bulk-act-move-hint = 须经运营方审核，通过前仍在原类目展示。
catalog-bulk-percent = 调价幅度
catalog-bulk-percent-hint = 填 -5 为下调 5%，填 2.5 为上调 2.5%，最多两位小数。
catalog-bulk-category = 新类目
catalog-bulk-category-hint = 仅移动类目时填写。
catalog-bulk-preview-first = 现在还不会修改：下一页先列出每件商品将如何变动。
catalog-bulk-preview = 预览
catalog-bulk-reprice-by = 价格调整 { $percent }%
catalog-bulk-move-to = 移至 { $category }
catalog-bulk-state-checking = 检查中
catalog-bulk-state-checked = 待确认
catalog-bulk-state-running = 修改中
catalog-bulk-state-done = 已完成
catalog-bulk-state-undoing = 撤销中
catalog-bulk-state-undone = 已撤销
catalog-bulk-state-failed = 已中断
catalog-bulk-to-change = 立即修改
catalog-bulk-changed = 已修改
catalog-bulk-to-review = 审核通过后修改
catalog-bulk-in-review = 已提交审核
catalog-bulk-refused = 无法修改
catalog-bulk-not-changed = 未修改
catalog-bulk-unchanged = 无需修改
catalog-bulk-restored = 已还原
catalog-bulk-restoring = 审核通过后还原
catalog-bulk-left = 保持现状
catalog-bulk-by = 按结果查看商品
catalog-bulk-change = 变动
catalog-bulk-begun-by = 操作人：{ $name }
catalog-bulk-so-far = 已处理 { $done } / { $listings } 件
catalog-bulk-nothing-to-do = 没有需要修改的商品
catalog-bulk-nothing-written = 尚未修改任何商品
catalog-bulk-done =
    { $count ->
        [0] 没有修改任何商品
       *[other] 已修改 { $count } 件商品
    }
catalog-bulk-undone =
    { $count ->
        [0] 没有商品可以还原
       *[other] { $count } 件商品恢复为修改前的内容
    }
catalog-bulk-left-text = 另有 { $count } 件之后又有变动，保持现状。
catalog-bulk-broke-off = 批量修改中断
catalog-bulk-confirm = 确定修改 { $count } 件商品？
catalog-bulk-confirm-text = 只按下方所列内容修改；此间若有人改动了某件商品，该商品不会修改。{ $days } 天内可以撤销。
catalog-bulk-confirm-review = 只按下方所列内容修改；此间若有人改动了某件商品，该商品不会修改。须审核的内容将提交运营方。{ $days } 天内可以撤销。
catalog-bulk-start = 修改 { $count } 件商品
catalog-bulk-undo-question = 撤销这 { $count } 件商品的修改？
catalog-bulk-undo-text = 修改后未再变动的商品将恢复原样；之后又有变动的保持现状。移回原类目须重新审核。
catalog-bulk-undo-until = 可撤销至
catalog-bulk-undo = 撤销修改
catalog-bulk-by-whom = 操作人
catalog-bulk-when = 时间
