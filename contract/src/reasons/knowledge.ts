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
  'article.policy_unknown': { code: 'invalid', 'zh-CN': '没有这条政策', en: 'There is no such policy' },
  'article.valid_backwards': {
    code: 'invalid',
    'zh-CN': '失效日期不能早于生效日期',
    en: 'It cannot end before it begins',
  },
  'article.archived': {
    code: 'conflict',
    'zh-CN': '这条知识已归档，请先恢复',
    en: 'The article is archived; restore it first',
  },
  'article.not_published': { code: 'conflict', 'zh-CN': '这条知识还没有发布', en: 'The article is not published yet' },
  'article.nothing_to_publish': {
    code: 'conflict',
    'zh-CN': '没有未发布的修改',
    en: 'There is no draft to publish',
  },
  'article.body_missing': {
    code: 'conflict',
    'zh-CN': '还没有写答案，不能发布',
    en: 'Without an answer it cannot be published',
  },
  'article.questions_fail': {
    code: 'conflict',
    'zh-CN': '发布后，有的回归问题会找不到该找到的知识；请补充相似问法再发布',
    en: 'If this were published, some questions would not find what they must; add similar questions first',
  },
  'article.already_submitted': {
    code: 'conflict',
    'zh-CN': '这份草稿已经送审，请等审核结果',
    en: 'The draft is handed in already; wait for the answer',
  },
  'article.not_submitted': {
    code: 'conflict',
    'zh-CN': '没有待审核的草稿，可能已发布或已退回',
    en: 'No draft waits here; it may be published or returned',
  },
  'article.question_taken': { code: 'conflict', 'zh-CN': '已经有这个问题', en: 'It has this question already' },
  'article.not_owner': {
    code: 'forbidden',
    'zh-CN': '只有负责人或有发布权限的同事可以确认',
    en: 'Only its owner, or who may publish, confirms an article',
  },
} as const satisfies Record<string, ReasonText>
