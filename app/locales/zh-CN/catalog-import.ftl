# 商品文件导入：命令行
catalog-import-dry-run-done = 以上是试运行的结果，没有写入任何数据
catalog-import-failed-more = 另有 { $count } 行未能导入；加上 --report 文件名 可导出全部
catalog-import-failed-row = 第 { $line } 行 { $column }：{ $reason }
catalog-import-mapping-unreadable = 无法读取列对应关系文件 { $path }：{ $error }
catalog-import-progress = 已处理 { $rows } 行，其中 { $failed } 行未能导入
catalog-import-read-as = 文件不是 UTF-8 编码，已按 { $encoding } 读取
catalog-import-report-unwritable = 无法写入报告 { $path }：{ $error }
catalog-import-uncategorised = { $count } 件商品的类目在本市场不存在，已归入“未分类”
