import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findRegion, listRegions, regionCode } from './regions.ts'

test('a code gives the region with its path', () => {
  assert.deepEqual(findRegion('330106'), {
    code: '330106',
    name: '西湖区',
    path: [
      { code: '330000', name: '浙江省' },
      { code: '330100', name: '杭州市' },
      { code: '330106', name: '西湖区' },
    ],
    fullName: '浙江省杭州市西湖区',
  })
  assert.equal(findRegion('110105')?.fullName, '北京市朝阳区')
  assert.equal(findRegion('429004')?.fullName, '湖北省仙桃市')
  assert.equal(findRegion('810001')?.fullName, '香港特别行政区中西区')
  assert.equal(findRegion('330103')?.fullName, '浙江省杭州市下城区', 'abolished in 2021, but customers still have it')
  assert.equal(findRegion('659012')?.fullName, '新疆维吾尔自治区白杨市')
  assert.equal(findRegion('999999'), undefined)
  assert.equal(findRegion(''), undefined)
})

test('what people write is found', () => {
  const table: [string, string][] = [
    ['330106', '330106'],
    ['３３０１０６', '330106'],
    ['浙江省杭州市西湖区', '330106'],
    ['浙江 杭州', '330100'],
    ['浙江', '330000'],
    ['浙江/杭州/西湖', '330106'],
    ['中国浙江省，杭州市', '330100'],
    ['浙江省西湖区', '330106'],
    ['杭州西湖区', '330106'],
    ['浙江省杭州市西湖区文三路 1 号', '330106'],
    ['北京市朝阳区', '110105'],
    ['北京朝阳', '110105'],
    ['北京市北京市朝阳区', '110105'],
    ['北京市市辖区朝阳区', '110105'],
    ['长春市朝阳区', '220104'],
    ['朝阳', '211300'],
    ['吉林', '220000'],
    ['吉林市', '220200'],
    ['吉林省吉林市船营区', '220204'],
    ['吉林吉林', '220200'],
    ['海南', '460000'],
    ['海南海口', '460100'],
    ['青海海南', '632500'],
    ['江苏昆山', '320583'],
    ['昆山市', '320583'],
    ['湖北省仙桃市', '429004'],
    ['广东省东莞市', '441900'],
    ['广东省东莞市长安镇', '441900'],
    ['恩施', '422800'],
    ['内蒙古呼和浩特', '150100'],
    ['内蒙古自治区 锡林郭勒盟 锡林浩特市', '152502'],
    ['广西壮族自治区桂林市', '450300'],
    ['新疆伊犁', '654000'],
    ['香港', '810000'],
    ['上海浦东', '310115'],
    ['海淀区', '110108'],
    ['福建省三明市三元区', '350404'],
  ]
  for (const [text, code] of table) assert.equal(regionCode(text), code, text)
})

test('what is unknown, or can mean more than one region, is not guessed', () => {
  const texts = [
    '',
    '火星',
    '浙江省火星市',
    '西湖区',
    '鼓楼区',
    '浙江省文三路',
    '杭州西湖大道',
    '999999',
    '33',
    '市辖区',
    '江',
  ]
  for (const text of [...texts, '浙江省'.repeat(100), 'constructor', '__proto__']) {
    assert.equal(regionCode(text), undefined, text)
  }
})

test('every region that can be chosen is found again by its code and by its full name', () => {
  const provinces = listRegions()
  assert.equal(provinces.length, 34)
  const cities = provinces.flatMap(({ code }) => listRegions(code))
  const districts = cities.flatMap(({ code }) => listRegions(code))
  const all = [...provinces, ...cities, ...districts]
  assert.ok(all.length > 3200 && all.length < 3400, `${all.length} regions`)
  for (const { code } of all) {
    assert.equal(regionCode(code), code)
    assert.equal(regionCode(findRegion(code)?.fullName ?? ''), code)
  }
})

test('choices cascade without empty steps', () => {
  assert.deepEqual(listRegions()[0], { code: '110000', name: '北京市', hasChildren: true })
  assert.deepEqual(listRegions('110000')[0], { code: '110101', name: '东城区', hasChildren: false })
  assert.ok(listRegions('420000').some(({ name }) => name === '仙桃市'))
  const hangzhou = listRegions('330100').map(({ name }) => name)
  assert.ok(hangzhou.includes('临平区') && !hangzhou.includes('下城区') && !hangzhou.includes('市辖区'))
  assert.ok(listRegions('659000').length === 0 && listRegions('650000').some(({ name }) => name === '白杨市'))
  assert.deepEqual(listRegions('330106'), [])
  assert.deepEqual(listRegions('nowhere'), [])
})
