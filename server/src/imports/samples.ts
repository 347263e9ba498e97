import type { ImportKind } from './columns.ts'

type Sample = Readonly<Record<string, string>>

/** Rows that show how a file is filled in; numbers that nobody has. */
export const samples: Readonly<Record<ImportKind, readonly Sample[]>> = {
  customers: [
    {
      external_id: 'K1001',
      name: '张晓梅',
      phone: '13800000001;0571-88880001',
      email: 'xiaomei@example.com',
      wechat: 'zxm_1001',
      gender: '女',
      birthday: '1990-05-17',
      region: '浙江省杭州市西湖区',
      address: '文三路 90 号',
      tags: '老客户;VIP',
    },
    { external_id: 'K1002', name: '李国强', phone: '13800000002', gender: '男', birthday: '农历1985-08-15' },
    {
      external_id: 'K1003',
      name: '杭州星河电器有限公司',
      kind: '单位',
      credit_code: '91330106MA2AX0000R',
      phone: '0571-88880002',
      region: '浙江省杭州市',
    },
  ],
  contacts: [
    {
      organisation: '杭州星河电器有限公司',
      name: '王建国',
      role: '采购经理',
      influence: '4',
      phone: '13800000003',
      email: 'wang@example.com',
    },
    { customer_number: 'K1001', phone: '13800000004', wechat: 'zxm_home' },
  ],
  orders: [
    {
      order_no: 'A-20260301-01',
      customer_external_id: 'K1001',
      ordered_at: '2026-03-01 10:30',
      total_yuan: '3299.00',
      quantity: '1',
      sku: 'KFR-35',
      product: '空调 1.5 匹',
      sold_by: '陈静',
      store: '城西店',
      channel: '门店',
    },
  ],
  products: [
    { sku: 'KFR-35', name: '空调 1.5 匹', category: '空调', price_yuan: '3299.00' },
    { sku: 'LX-1', name: '净水器滤芯', category: '配件', price_yuan: '129.90' },
  ],
}
