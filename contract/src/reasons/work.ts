import type { ReasonText } from './reason-text.ts'

/** Tickets, orders and what comes in. */
export const workReasons = {
  'order.unknown': {
    code: 'invalid',
    'zh-CN': '这位客户没有这个订单号',
    en: 'This customer has no order of this number',
  },
  'product.unknown': { code: 'invalid', 'zh-CN': '没有这个商品编码', en: 'There is no product of this SKU' },
  'ticket.unknown': {
    code: 'invalid',
    'zh-CN': '这位客户没有这张工单',
    en: 'This customer has no such ticket',
  },
  'order.different': {
    code: 'conflict',
    'zh-CN': '同一订单号已有不同内容，请用修改',
    en: 'This order number exists with other content; use PATCH',
  },
  'order.refund_too_large': {
    code: 'conflict',
    'zh-CN': '退款超过了订单剩余金额',
    en: 'The refund is more than what is left of the order',
  },
  'order.cancelled': { code: 'conflict', 'zh-CN': '订单已经取消', en: 'The order is cancelled' },
  'ticket.already_resolved': { code: 'conflict', 'zh-CN': '工单已经解决', en: 'The ticket is already resolved' },
  'ticket.lacks_required': {
    code: 'invalid',
    'zh-CN': '缺少这个类型必填的内容',
    en: 'Something is missing that its type requires',
  },
  'ticket.not_resolved': { code: 'conflict', 'zh-CN': '工单还没有解决', en: 'The ticket is not resolved' },
  'ticket.closed': {
    code: 'conflict',
    'zh-CN': '工单已经关闭，请先重新打开',
    en: 'The ticket is closed; reopen it first',
  },
  'ticket.not_closed': { code: 'conflict', 'zh-CN': '工单没有关闭', en: 'The ticket is not closed' },
  'ticket.close_needs_reason': {
    code: 'invalid',
    'zh-CN': '客户还没有确认，关闭要写明原因',
    en: 'The customer has not confirmed; closing needs a reason',
  },
  'ticket.assignee_unknown': {
    code: 'invalid',
    'zh-CN': '没有这位可分配的同事',
    en: 'There is no such colleague to assign',
  },
  'ticket.not_assigned': { code: 'conflict', 'zh-CN': '工单还没有分配', en: 'The ticket is not assigned' },
  'ticket.already_rated': {
    code: 'conflict',
    'zh-CN': '您已经评价过了，谢谢',
    en: 'You have rated already, thank you',
  },
  'ticket.already_urged': {
    code: 'rate_limited',
    'zh-CN': '刚刚已经催办过，我们会尽快处理',
    en: 'Urged a moment ago; we are on it',
  },
  'ticket.merged': {
    code: 'conflict',
    'zh-CN': '工单已合并，请先撤销合并',
    en: 'The ticket is merged; take the merge apart first',
  },
  'ticket_merge.unknown': { code: 'invalid', 'zh-CN': '没有找到要合并的工单', en: 'There is no such ticket to merge' },
  'ticket_merge.itself': {
    code: 'invalid',
    'zh-CN': '工单不能和自己合并',
    en: 'A ticket cannot be merged with itself',
  },
  'ticket_merge.other_customer': {
    code: 'conflict',
    'zh-CN': '两张工单不是同一位客户的，不能合并；记错客户的请先转给正确的客户',
    en: 'The tickets are of different customers; hand the misfiled one over to the right customer first',
  },
  'ticket_split.message_unknown': {
    code: 'invalid',
    'zh-CN': '这张工单里没有这条消息',
    en: 'The ticket has no such message',
  },
  'ticket_link.unknown': { code: 'invalid', 'zh-CN': '没有找到要关联的工单', en: 'There is no such ticket to link' },
  'ticket_link.itself': { code: 'invalid', 'zh-CN': '工单不能和自己关联', en: 'A ticket cannot be linked with itself' },
  'ticket_link.cycle': {
    code: 'conflict',
    'zh-CN': '这样关联会绕成一圈',
    en: 'Linked so, the tickets would go round in a circle',
  },
  'ticket_link.has_parent': {
    code: 'conflict',
    'zh-CN': '这张工单已经挂在另一张母单下',
    en: 'The ticket has a parent already',
  },
  'ticket_link.nested': {
    code: 'conflict',
    'zh-CN': '母单只有一层：子单下不能再挂子单',
    en: 'A parent incident has one level: a child cannot have children',
  },
  'incident.no_children': { code: 'conflict', 'zh-CN': '这张工单还没有子单', en: 'The ticket has no children' },
  'incident.nobody_left': {
    code: 'conflict',
    'zh-CN': '没有还能告知的工单：都已关闭或已解决',
    en: 'There is nobody to tell: all are closed or resolved',
  },
  'incident.pictures_refused': {
    code: 'invalid',
    'zh-CN': '解决说明不能带图片，请先用回复把图片发给客户',
    en: 'A solution carries no pictures: send them with a reply first',
  },
  'ticket_watcher.unsighted': {
    code: 'invalid',
    'zh-CN': '这位同事看不到这张工单',
    en: 'This colleague does not see the ticket',
  },
  'category.unknown': { code: 'invalid', 'zh-CN': '没有这个分类', en: 'There is no such category' },
  'category.taken': { code: 'conflict', 'zh-CN': '同名分类已经存在', en: 'A category of this name exists' },
  'promise_policy.empty': {
    code: 'invalid',
    'zh-CN': '至少填写一个时限',
    en: 'Promise at least one thing',
  },
  'promise_policy.resolution_too_short': {
    code: 'invalid',
    'zh-CN': '解决时限不能短于首次响应',
    en: 'The solution cannot be promised before the first response',
  },
  'promise_policy.unknown': { code: 'invalid', 'zh-CN': '没有这条生效中的策略', en: 'No such policy is in force' },
  'promise_policy.not_replayed': {
    code: 'conflict',
    'zh-CN': '这份草稿还没有推演过，请先推演，或说明为什么不推演',
    en: 'This draft has not been replayed as it is: replay it, or say why not',
  },
  'promise_policy.published': {
    code: 'conflict',
    'zh-CN': '已经发布的策略不能改，请另建草稿替换它',
    en: 'A published policy cannot be changed; draft one in its place',
  },
  'progress.invalid_link': {
    code: 'not_found',
    'zh-CN': '链接无效或已过期',
    en: 'The link is not valid or has expired',
  },
  'portal.contact_required': {
    code: 'invalid',
    'zh-CN': '请留下手机号或邮箱，便于我们回复您',
    en: 'Leave a phone number or an e-mail so that we can answer',
  },
} as const satisfies Record<string, ReasonText>
