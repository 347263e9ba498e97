import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Command, matching } from './commands.ts'

const command = (words: string, also: string): Command => ({ key: words, words, also, run: () => undefined })
const commands = [
  command('新建客户', 'xin jian ke hu,new customer'),
  command('新建工单', 'xin jian gong dan,new ticket'),
  command('切换到深色主题', 'qie huan dao shen se zhu ti,dark theme'),
]
const found = (typed: string) => matching(commands, typed).map(({ words }) => words)

test('a command is found by its words, its pinyin, its initials and its name in the other language', () => {
  for (const typed of ['客户', '新建客', 'xinjiankehu', 'xin jian ke', 'xjkh', 'kehu', 'customer'])
    assert.deepEqual(found(typed), ['新建客户'], typed)
  assert.deepEqual(found('xj'), ['新建客户', '新建工单'])
  assert.deepEqual(found('shense'), ['切换到深色主题'])
  assert.deepEqual(found('DARK'), ['切换到深色主题'])
})

test('without words all are offered, and of what nobody meant none', () => {
  assert.equal(found(' ').length, 3)
  for (const typed of ['张三', 'zhangsan', '8000', 'ianke']) assert.deepEqual(found(typed), [], typed)
})
