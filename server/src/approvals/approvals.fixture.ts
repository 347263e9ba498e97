import type { FlowDefinition, FlowNode } from '@zhike/contract/approvals'
import type { Desk } from '../../test/harness.ts'

/** An office: representatives of one department with its head, a manager above them, an administrator. */
export async function openOffice(desk: Desk) {
  const boss = await desk.person('manager', { name: '周经理', department: '服务部', team: '总部' })
  const head = await desk.person('support', { name: '刘主管', department: '服务部', team: '一组' })
  const wang = await desk.person('representative', { name: '王小丽', department: '服务部', team: '一组' })
  const chen = await desk.person('representative', { name: '陈明', department: '服务部', team: '二组' })
  const chief = await desk.person('administrator', { name: '沈管理' })
  const admin = desk.client(chief)
  await admin.departments.update({ id: wang.departmentId, headId: head.id })
  const clients = {
    manager: desk.client(boss),
    lead: desk.client(head),
    first: desk.client(wang),
    second: desk.client(chen),
    admin,
  }
  return { boss, head, wang, chen, chief, ...clients }
}
export type Office = Awaited<ReturnType<typeof openOffice>>

/** A flow of one way, by which everything goes. */
export const oneWay = (nodes: FlowNode[], rules: Partial<FlowDefinition> = {}): FlowDefinition => ({
  branches: [{ name: '全部', upToFen: null, departmentIds: [], copies: [], nodes }],
  empty: 'administrator',
  emptyStaffId: null,
  self: 'up',
  repeated: 'ask',
  ...rules,
})

/** A step in which these people are asked by name. */
export const asking = (mode: FlowNode['mode'], ...people: readonly { readonly id: string }[]): FlowNode => ({
  name: `${mode} ${people.length}`,
  mode,
  approvers: people.map(({ id }) => ({ by: 'person', staffId: id })),
})

/** Publishes a flow for general matters, whichever version is in force. */
export async function publish({ admin }: Pick<Office, 'admin'>, definition: FlowDefinition) {
  const { items } = await admin.approvalFlows.versions({ kind: 'general' })
  return admin.approvalFlows.publish({ kind: 'general', definition, baseVersion: items[0]?.version ?? 0 })
}

export const matter = { title: '采购十台展示样机', body: '门店陈列', amountFen: 300_000 } as const
