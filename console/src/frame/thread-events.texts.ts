import { bilingual } from '@zhike/ui/bilingual'

/** What happened between tickets, by the type of its event. */
export const threadTexts = bilingual({
  'zh-CN': {
    'ticket.linked': '关联工单',
    'ticket.unlinked': '取消关联',
    'ticket.watched': '关注工单',
    'ticket.unwatched': '取消关注',
    'ticket.merged': '合并工单',
    'ticket.merged_into': '并入另一张工单',
    'ticket.taken_apart': '撤销合并',
    'ticket.taken_out': '从合并中拆出',
    'ticket.split': '拆分工单',
    'ticket.split_undone': '撤销拆分',
    'incident.update_asked': '统一告知群体事件',
    'incident.update_resumed': '继续统一告知',
    'incident.update_finished': '群体事件告知完成',
  },
  en: {
    'ticket.linked': 'Tickets linked',
    'ticket.unlinked': 'Link taken away',
    'ticket.watched': 'Ticket watched',
    'ticket.unwatched': 'Watching ended',
    'ticket.merged': 'Tickets merged',
    'ticket.merged_into': 'Merged into another ticket',
    'ticket.taken_apart': 'Merge taken apart',
    'ticket.taken_out': 'Taken out of a merge',
    'ticket.split': 'Ticket split',
    'ticket.split_undone': 'Split undone',
    'incident.update_asked': 'Incident update sent',
    'incident.update_resumed': 'Incident update resumed',
    'incident.update_finished': 'Incident update told to all',
  },
})
