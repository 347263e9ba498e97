/** Why a file, or what is asked of an import, is refused. */
export const importReasons = {
  'import.columns_missing': { code: 'invalid', 'zh-CN': '缺少必需的列', en: 'Required columns are missing' },
  'import.columns_repeated': {
    code: 'invalid',
    'zh-CN': '有的列出现了两次，请留下一个',
    en: 'Some columns are there twice; keep one of each',
  },
  'import.unreadable': {
    code: 'invalid',
    'zh-CN': '文件打不开或已损坏。请在表格软件里打开它，另存为 .xlsx 或 CSV 再试',
    en: 'The file is damaged or cannot be opened. Open it in a spreadsheet, save it as .xlsx or CSV, and try again',
  },
  'import.bomb': {
    code: 'invalid',
    'zh-CN': '这个文件展开后大得不正常，没有读取。请把需要的那张表另存为 CSV',
    en: 'This file unfolds to an abnormal size and was not read. Save the sheet that you need as CSV',
  },
  'import.sheet_unknown': { code: 'invalid', 'zh-CN': '文件里没有这张工作表', en: 'The file has no such sheet' },
  'import.upload_gone': {
    code: 'not_found',
    'zh-CN': '上传的文件已经清理，请重新选择',
    en: 'The uploaded file is no longer kept; choose it again',
  },
  'import.unfinished': { code: 'conflict', 'zh-CN': '导入还没有结束', en: 'The import is not over yet' },
  'import.empty': { code: 'invalid', 'zh-CN': '文件里没有数据行', en: 'The file has no rows' },
  'import.finished': { code: 'conflict', 'zh-CN': '导入已经结束', en: 'The import is already over' },
  'import.gave_up': {
    code: 'unavailable',
    'zh-CN': '试了几次都没有继续下去，已经导入的都保留了。原因在 设置 → 后台任务，请管理员查看',
    en: 'It was tried several times and did not get on; what came in stays. Have an administrator look at the background jobs',
  },
  'import.not_undoable': {
    code: 'conflict',
    'zh-CN': '这次导入不能撤销：没有带来变化、还在进行、已经撤销，或者超过了 30 天',
    en: 'This import cannot be undone: it changed nothing, is under way, was undone already, or is older than 30 days',
  },
  'import.undo_others': {
    code: 'forbidden',
    'zh-CN': '别人的导入要由能看到全部客户的同事撤销',
    en: 'An import of somebody else is undone by who sees all customers',
  },
  'import.no_errors': { code: 'not_found', 'zh-CN': '这次导入没有错误行', en: 'This import has no failed rows' },
} as const
