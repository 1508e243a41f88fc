# 商品文件有误时的说明：键为 problem-<错误码>，与 problem.ftl 相同
problem-file-not-a-workbook = 这不是 .xlsx 电子表格，请用表格软件打开并另存为 .xlsx
problem-too-many-columns = 文件最多 { $max } 列，现在有 { $found } 列
problem-row-name-twice = 同一行中这个名称出现了两次
problem-row-not-json = 这一行不是完整的 JSON 对象
problem-row-merged = { $from } 列到 { $to } 列的单元格在这里合并了，无法判断属于哪一列，请取消合并
problem-formula-error = 公式结果为 { $error }，请改正公式或直接填写数值
problem-formula-without-value = 公式还没有计算结果，请用表格软件打开文件并保存后重试
problem-cell-is-date = 表格软件把这里当成了日期（{ $date }），请把单元格设为文本格式后重新填写
problem-workbook-locked = 这是旧版 .xls 表格或加了密码的表格，请另存为不带密码的 .xlsx
problem-workbook-doctype = 表格中含有文档类型声明，正常的表格软件不会写入，请重新另存
problem-workbook-no-sheet = 表格中没有可见的工作表
problem-workbook-too-many-parts = 表格的组成部分超过 { $max } 个，请把工作表复制到新文件中
problem-workbook-too-many-merged = 工作表中合并区域超过 { $max } 处，请取消合并
problem-cell-too-long = 商品 { $sku } 的 { $column } 超过电子表格单元格的长度上限，请改为导出 CSV
