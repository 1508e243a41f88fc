# 工作台：现在需要我做什么？
desk-title = 待办
desk-lede = { $count ->
    [0] { $name }，目前没有等您处理的事。
   *[other] { $name }，有 { $count } 件事等您处理。
}
desk-count = { $count } 件待办
desk-see-all = 查看全部 { $count } 件
desk-nothing = 暂无待办
desk-offers = 待回复的报价
desk-arrivals = 待收货的订单
desk-requests = 待报价的询价
desk-fulfil = 待履行的订单
desk-sent-back = 有 { $count } 个商品被退回修改
desk-queue = 待审核的商品
desk-find = 去找货
desk-listings = 我的商品
desk-buying-calm = 找到合适的商品并发起询价，收到的报价会列在这里。
desk-selling-calm = 有采购方询价或下单时，会列在这里。
desk-operating-calm = 提交的商品都已审核完毕。
desk-admin-calm = 没有等待平台核验的企业。
desk-to-check = { $count } 家企业等待平台核验
desk-approvals = 待审批
desk-approval-by = { $by }提交于
desk-invitations = 待您答复的邀请
desk-invited = { $company }邀请您加入
desk-no-company = 您目前不代表任何企业
desk-no-company-text = 您可以注册一家企业，或请企业的所有者邀请您加入。账户和个人设置不受影响。
desk-no-company-found = 注册企业
