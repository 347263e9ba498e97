import type { Cast } from './cast.ts'
import type { Random } from './random.ts'
import type { Step } from './steps.ts'
import { type KnowledgeStory, knowledgeGaps, knowledgeStories, returnsPolicy } from './stories/knowledge.ts'
import { atWork, daysBefore, minutesAfter } from './times.ts'

interface Knowing {
  readonly cast: Cast
  readonly random: Random
  readonly today: Date
}

/**
 * What the company knows: written by those who answer, published by who answers for it, partly read and judged. A policy
 * has changed of late, so some answers wait for their owners; some questions nobody has answered yet.
 */
export function knowSteps({ cast, random, today }: Knowing): Step[] {
  const { desk } = cast('support')
  const policy = { id: '' }
  const begun = atWork(daysBefore(today, 70))
  const steps: Step[] = [
    {
      at: begun,
      run: async () => {
        const facts = { kind: 'policy', category: '政策', audience: 'customers', ownerId: cast('manager').id } as const
        policy.id = (await desk.articles.create({ ...facts, title: returnsPolicy.title, body: returnsPolicy.first })).id
        await desk.articles.publish({ id: policy.id })
      },
    },
    {
      at: atWork(daysBefore(today, 3)),
      run: async () => {
        await desk.articles.update({ id: policy.id, body: returnsPolicy.later, note: '会员免运费，换新延长到 30 天' })
        await desk.articles.publish({ id: policy.id })
      },
    },
  ]
  // two of each day: days that settle apart cost the most
  for (const [at, story] of knowledgeStories.entries())
    steps.push(...storySteps({ cast, random, today }, story, minutesAfter(begun, 30 + at * 7), policy))
  for (const [question, times] of knowledgeGaps)
    for (let time = 0; time < times; time++)
      steps.push({
        at: atWork(daysBefore(today, random.between(1, 30))),
        run: () => cast(random.pick(['rep1', 'rep2', 'rep3'])).desk.knowledge.search({ query: question }),
      })
  return [...steps, submissionStep(cast, today), draftStep(cast, today)]
}

function storySteps(
  { cast, random, today }: Knowing,
  story: KnowledgeStory,
  at: Date,
  policy: { readonly id: string },
): Step[] {
  const { desk } = cast('support')
  const owner = cast(random.pick(['support', 'rep1', 'rep2', 'aftersales1']))
  const { internal, onReturns, mustFind, similar = [], skus = [], ...said } = story
  const article = { id: '' }
  const reviewOn = daysBefore(today, -random.between(-6, 200)).toISOString().slice(0, 10)
  const write = async () => {
    const facts = { audience: internal ? 'internal' : 'customers', ownerId: owner.id, reviewOn } as const
    const policyIds = onReturns ? [policy.id] : []
    const wanted = { ...said, ...facts, similar: [...similar], skus: [...skus], policyIds }
    article.id = (await desk.articles.create(wanted)).id
    if (mustFind) await desk.articles.addQuestion({ id: article.id, question: mustFind })
    await desk.articles.publish({ id: article.id })
  }
  const judge = () =>
    random.chance(0.8)
      ? cast('rep2').desk.articles.giveFeedback({ id: article.id, verdict: 'helpful' })
      : cast('rep3').desk.articles.giveFeedback({ id: article.id, verdict: 'unhelpful', words: '客户问的型号没有写' })
  return [
    { at, run: write },
    ...(random.chance(0.5) ? [{ at: atWork(daysBefore(today, random.between(4, 20))), run: judge }] : []),
  ]
}

/** What nobody had answered yet, and waits for whoever publishes. */
const submissionStep = (cast: Cast, today: Date): Step => ({
  at: minutesAfter(atWork(daysBefore(today, 1)), 40),
  run: async () => {
    const { desk } = cast('rep2')
    const { items } = await desk.knowledge.gaps({})
    const gap = items.find(({ question }) => question.includes('新风系统'))
    const { id } = await desk.articles.create({
      title: '有没有新风系统',
      similar: ['你们卖不卖新风', '能装新风吗'],
      body: '目前没有新风系统。想改善空气的客户，可以推荐空气净化器 **AP-600**。',
      category: '空气净化',
      audience: 'customers',
      ...(gap ? { gap: gap.key } : {}),
    })
    await desk.articles.submit({ id, words: '近一个月问得最多的一条' })
  },
})

/** Something that somebody is writing just now. */
const draftStep = (cast: Cast, today: Date): Step => ({
  at: atWork(daysBefore(today, 1)),
  run: () =>
    cast('rep1').desk.articles.create({
      title: '旧滤芯怎么处理',
      similar: ['换下来的滤芯扔哪里'],
      body: '',
      category: '净水',
      audience: 'customers',
    }),
})
