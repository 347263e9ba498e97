import type { RoleCode, Scope } from '@zhike/contract/permissions'

/** 禾木电器: a maker of household appliances with a head office in Hangzhou and three branches. Invented. */
export const company = { name: '禾木电器', phone: '400-820-6618', email: 'service@hemu.example' }

export interface DemoDepartment {
  readonly name: string
  readonly parent?: string
  readonly reception?: true
  readonly teams: readonly string[]
}

export const departments: readonly DemoDepartment[] = [
  { name: '总部', teams: [] },
  { name: '客户服务中心', parent: '总部', reception: true, teams: ['在线一组', '在线二组', '投诉专席'] },
  { name: '技术支持部', parent: '总部', teams: ['产品技术组'] },
  { name: '客户关系部', parent: '总部', teams: ['会员运营组'] },
  { name: '质量管理部', parent: '总部', teams: ['质检组'] },
  { name: '售后服务部', parent: '总部', teams: [] },
  { name: '华东售后服务站', parent: '售后服务部', teams: ['杭州上门组'] },
  { name: '华南售后服务站', parent: '售后服务部', teams: ['广州上门组'] },
  { name: '西南售后服务站', parent: '售后服务部', teams: ['成都上门组'] },
]

export interface DemoPerson {
  readonly name: string
  /** Before the @ of the demo's address. */
  readonly login: string
  readonly role: RoleCode
  readonly scope?: Scope
  readonly department: string
  readonly team?: string
  readonly post: string
}

export const people: readonly DemoPerson[] = [
  { name: '沈嘉禾', login: 'admin', role: 'administrator', department: '总部', post: '系统管理员' },
  { name: '顾文澜', login: 'manager', role: 'manager', department: '客户服务中心', post: '客户服务经理' },
  {
    name: '许知远',
    login: 'rep1',
    role: 'representative',
    department: '客户服务中心',
    team: '在线一组',
    post: '客服代表',
  },
  {
    name: '林若溪',
    login: 'rep2',
    role: 'representative',
    department: '客户服务中心',
    team: '在线一组',
    post: '客服代表',
  },
  {
    name: '陈一鸣',
    login: 'rep3',
    role: 'representative',
    department: '客户服务中心',
    team: '在线二组',
    post: '客服代表',
  },
  {
    name: '赵晓彤',
    login: 'complaints',
    role: 'representative',
    scope: 'department',
    department: '客户服务中心',
    team: '投诉专席',
    post: '投诉专员',
  },
  {
    name: '周启航',
    login: 'support',
    role: 'support',
    department: '技术支持部',
    team: '产品技术组',
    post: '技术支持工程师',
  },
  {
    name: '吴建国',
    login: 'aftersales1',
    role: 'after_sales',
    department: '华东售后服务站',
    team: '杭州上门组',
    post: '售后工程师',
  },
  {
    name: '黄志强',
    login: 'aftersales2',
    role: 'after_sales',
    department: '华南售后服务站',
    team: '广州上门组',
    post: '售后工程师',
  },
  {
    name: '苏曼青',
    login: 'specialist',
    role: 'specialist',
    department: '客户关系部',
    team: '会员运营组',
    post: '客户关系专员',
  },
  { name: '韩静', login: 'inspector', role: 'inspector', department: '质量管理部', team: '质检组', post: '质检员' },
  { name: '罗一帆', login: 'analyst', role: 'analyst', department: '客户关系部', post: '数据分析员' },
]

/** Which department gets what the form brings, by category. */
export const categories = [
  { kind: 'consultation', name: '产品选购', department: '客户服务中心' },
  { kind: 'consultation', name: '使用方法', department: '技术支持部' },
  { kind: 'complaint', name: '产品质量', department: '客户服务中心' },
  { kind: 'complaint', name: '配送安装', department: '客户服务中心' },
  { kind: 'complaint', name: '服务态度', department: '客户服务中心' },
  { kind: 'suggestion', name: '产品改进', department: '客户关系部' },
  { kind: 'praise', name: '表扬员工', department: '客户关系部' },
  { kind: 'after_sales', name: '维修', department: '售后服务部' },
  { kind: 'after_sales', name: '退换货', department: '售后服务部' },
  { kind: 'value_added', name: '深度清洗', department: '售后服务部' },
] as const
