# 出错页面
failure-home = 回到首页
failure-not-found = 没有找到这个页面
failure-not-found-text = 它可能已被移除，或者您没有查看权限。请检查网址，或从首页重新查找。
failure-forbidden = 您不能执行这项操作
failure-forbidden-text = 您的企业没有这项权限。如有需要，请联系企业管理员或市场运营方。
failure-no-booth = 贵公司在该市场没有摊位
failure-no-booth-text = 商品只能在贵公司入驻的市场展示。请先在“入驻的市场”中申请摊位。
failure-conflict = 情况已经变化
failure-conflict-text = 在您操作之前，这里已有新的变化。请返回上一页刷新，确认最新内容后再操作。
failure-too-large = 内容太大
failure-too-large-text = 您提交的内容超过了上限，没有保存。请缩小后重新提交。
failure-internal = 系统出错了
failure-internal-text = 这是我们的问题，您的操作没有生效。请稍后重试；仍不成功时，请把编号 { $id } 告诉市场运营方。
failure-request = 无法处理这个请求
failure-request-text = 请返回上一页，刷新后重新提交。
failure-too-many = 请求过于频繁
failure-too-many-text = 您所在的网络短时间内请求过多。请等待 { $seconds } 秒，然后返回上一页重试，已填写的内容仍会保留。
