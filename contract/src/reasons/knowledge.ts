import type { ReasonText } from './reason-text.ts'

/** Articles, and what is asked of them. */
export const knowledgeReasons = {
  'knowledge.columns_missing': {
    code: 'invalid',
    'zh-CN': '第一行要有列名：编号、标准问题、答案（相似问题、分类可以没有）',
    en: 'The first row must name the columns: code, question, answer (similar questions and category are optional)',
  },
  'knowledge.rows_refused': {
    code: 'invalid',
    'zh-CN': '有的行不对，整个文件都没有导入；请改好再传',
    en: 'Some rows are not right and nothing was imported; mend them and send the file again',
  },
} as const satisfies Record<string, ReasonText>
