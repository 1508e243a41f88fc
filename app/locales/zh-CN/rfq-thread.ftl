# 洽谈记录：历次版本和留言，按时间排列
rfq-thread = 版本与留言
rfq-thread-text = 留言
rfq-thread-text-hint = 纯文字，最多 { $max } 字。留言不改变条款，有约束力的只有被接受的那一版。
rfq-thread-audience = 谁能看到
rfq-thread-both = 双方
rfq-thread-both-hint = 对方经办人会收到邮件提醒。
rfq-thread-own = 仅本企业
rfq-thread-own-hint = 内部备注，对方永远看不到。
rfq-thread-send = 发出留言
rfq-thread-note = 内部备注
rfq-thread-new = 新
rfq-thread-unread = { $count } 条未读留言
rfq-thread-read = 标为已读
rfq-thread-refresh = 查看最新
rfq-thread-desk = 未读留言
