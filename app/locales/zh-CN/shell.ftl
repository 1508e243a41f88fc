# 页面框架：顶栏、市场栏、工作区侧栏、手机底栏、页脚
shell-title = { $page } · Entrepot
shell-skip = 跳到正文
shell-home = 首页
shell-language = 中文
shell-search = 搜索
shell-search-market = 搜索范围
shell-search-query = 搜索商品
shell-search-placeholder = 商品名、型号、供应商
shell-suggestions = 搜索建议
shell-suggestion-phrase = 商品
shell-suggestion-category = 类目
shell-suggestion-supplier = 供应商
shell-markets = 专业市场
shell-all-markets = 全部市场
shell-sign-in = 登录
shell-sign-out = 退出登录
shell-register = 企业注册
shell-account = 账户
shell-waiting = { $count ->
    [0] 没有等您处理的事
   *[other] 有 { $count } 件事等您处理
}
shell-buying = 采购
shell-selling = 销售
shell-operating = 运营
shell-overview = 待办
shell-my-rfqs = 我的询价单
shell-my-orders = 我的订单
shell-requests = 收到的询价
shell-orders = 订单
shell-my-listings = 我的商品
shell-review = 商品审核
shell-verifications = 企业核验
shell-company = 我的企业
shell-company-overview = 企业概览
shell-account-overview = 账户概览
shell-crumbs = 当前位置
shell-bottom-bar = 主要页面
shell-footer = 港口城市的专业市场与外贸：找货、询价、还盘、下单，每一步都有据可查。
shell-footer-links = 站内链接
shell-account-security = 账户安全
shell-switch = 切换企业
shell-switch-to = 切换到{ $name }
shell-api = 开放接口
shell-company-keys = API 密钥
shell-admin = 平台管理
