# 首页与专业市场
market-all = 专业市场
market-all-lede = 按产业带组织的专业市场：源头供货，统一询价，全程留痕。
market-list = 各专业市场
market-suppliers = { $count } 家供应商
market-listings = { $count } 件商品
market-home-title = 专业市场一站通：找货、询价、成交
market-home-text = 直接对接产业带的工厂与批发商。价格、数量、贸易术语、交期和付款方式放在一起谈；接受哪一版报价，就按哪一版成交。
market-home-figures = { $markets } 个市场 · { $suppliers } 家供应商 · { $listings } 件在售商品
market-home-register = 企业注册
market-home-browse = 浏览全部商品
market-newest = 最新上架
market-newest-all = 查看全部新品
market-browse = 浏览本市场商品
market-empty = 本市场还没有上架商品
market-empty-text = 供应商提交的商品通过审核后会出现在这里。
