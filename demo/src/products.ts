export interface DemoProduct {
  readonly sku: string
  readonly name: string
  readonly category: string
  readonly priceYuan: number
  /** What is bought again, and after how many months. */
  readonly refill?: { readonly sku: string; readonly months: number }
  readonly weight: number
}

export const products: readonly DemoProduct[] = [
  {
    sku: 'AP-600',
    name: '禾木空气净化器 清风 600',
    category: '空气净化',
    priceYuan: 2399,
    refill: { sku: 'AP-600-F', months: 6 },
    weight: 9,
  },
  {
    sku: 'AP-300',
    name: '禾木空气净化器 清风 300',
    category: '空气净化',
    priceYuan: 1299,
    refill: { sku: 'AP-300-F', months: 6 },
    weight: 8,
  },
  {
    sku: 'WP-RO8',
    name: '禾木净水器 澄泉 RO800',
    category: '净水',
    priceYuan: 3299,
    refill: { sku: 'WP-RO8-F', months: 12 },
    weight: 8,
  },
  {
    sku: 'VC-R5',
    name: '禾木扫地机器人 行者 R5',
    category: '清洁',
    priceYuan: 2799,
    refill: { sku: 'VC-R5-K', months: 8 },
    weight: 9,
  },
  { sku: 'RC-IH4', name: '禾木电饭煲 谷雨 IH 4L', category: '厨房', priceYuan: 899, weight: 12 },
  {
    sku: 'DW-14',
    name: '禾木洗碗机 涤尘 14 套',
    category: '厨房',
    priceYuan: 4599,
    refill: { sku: 'DW-TAB', months: 4 },
    weight: 5,
  },
  { sku: 'HD-T7', name: '禾木油烟机 云卷 T7', category: '厨房', priceYuan: 3699, weight: 4 },
  { sku: 'AC-15', name: '禾木空调 沐夏 1.5 匹', category: '空调', priceYuan: 3199, weight: 7 },
  { sku: 'WM-10', name: '禾木洗烘一体机 云朵 10 kg', category: '洗护', priceYuan: 5299, weight: 5 },
  { sku: 'KT-17', name: '禾木电热水壶 一盏 1.7 L', category: '厨房', priceYuan: 199, weight: 10 },
  { sku: 'AP-600-F', name: '清风 600 复合滤芯', category: '耗材', priceYuan: 299, weight: 0 },
  { sku: 'AP-300-F', name: '清风 300 复合滤芯', category: '耗材', priceYuan: 199, weight: 0 },
  { sku: 'WP-RO8-F', name: '澄泉 RO 滤芯套装', category: '耗材', priceYuan: 569, weight: 0 },
  { sku: 'VC-R5-K', name: '行者 R5 刷头滤网套装', category: '耗材', priceYuan: 159, weight: 0 },
  { sku: 'DW-TAB', name: '洗碗块 60 粒', category: '耗材', priceYuan: 119, weight: 0 },
]

export const productBySku = new Map(products.map((product) => [product.sku, product]))
