import assert from 'node:assert/strict'
import test from 'node:test'
import { headOf, readTableHead } from './table-head.ts'

test('columns and three rows, also in quotation marks', () => {
  const head = headOf('name, phone ,"a ""b"", c"\r\n张三,138,"x\ny"\r\n\r\n李四,139,z\n王五,137,z\n赵六,136,z\n')
  assert.deepEqual(head.columns, ['name', 'phone', 'a "b", c'])
  assert.deepEqual(head.rows, [
    ['张三', '138', 'x\ny'],
    ['李四', '139', 'z'],
    ['王五', '137', 'z'],
  ])
})

test('semicolons and tabs separate as well', () => {
  assert.deepEqual(headOf('姓名;手机\n').columns, ['姓名', '手机'])
  assert.deepEqual(headOf('姓名\t手机').columns, ['姓名', '手机'])
})

test('a file in GB18030 and one with a byte order mark are read', async () => {
  const gb = new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xca, 0xd6, 0xbb, 0xfa, 0x0a])
  assert.deepEqual((await readTableHead(new Blob([gb]))).columns, ['姓名', '手机'])
  assert.deepEqual((await readTableHead(new Blob(['\u{feff}name,phone\n']))).columns, ['name', 'phone'])
})

test('a character that the end of the head cuts does not make the file another encoding', async () => {
  const text = `name,phone\n${'户'.repeat(40_000)}`
  assert.deepEqual((await readTableHead(new Blob([text]))).columns, ['name', 'phone'])
})

test('an empty file has no columns', () => {
  assert.deepEqual(headOf(''), { columns: [], rows: [] })
})
