import type { RoleCode } from '@zhike/contract/permissions'

/** Who writes down what the company knows. */
const writers = ['manager', 'representative', 'support', 'after_sales', 'specialist', 'administrator'] as const
const everybody = [...writers, 'inspector', 'analyst'] as const
/** Who answers for it. */
const publishers = ['administrator', 'manager', 'support'] as const

/** What is expected of the endpoints about knowledge; see `expectations`. */
export const knowledgeExpectations: Readonly<Record<string, readonly RoleCode[]>> = {
  'knowledge.search': everybody,
  'knowledge.import': publishers,
  'knowledge.summary': everybody,
  'knowledge.gaps': everybody,
  'knowledge.dismissGap': writers,
  'articles.list': everybody,
  'articles.get': everybody,
  'articles.create': writers,
  'articles.update': writers,
  'articles.publish': publishers,
  'articles.submit': writers,
  'articles.sendBack': publishers,
  'articles.suspend': writers,
  'articles.confirm': writers,
  'articles.archive': publishers,
  'articles.restore': publishers,
  'articles.versions': everybody,
  'articles.listQuestions': everybody,
  'articles.addQuestion': writers,
  'articles.removeQuestion': writers,
  'articles.giveFeedback': everybody,
  'articles.listFeedback': everybody,
}
