import { bilingual } from '@zhike/ui/bilingual'

/** What is said of improvements on a complaint, and while one is opened. */
export const openingTexts = bilingual({
  'zh-CN': {
    name: '名称',
    owner: '负责人',
    cause: '原因',
    causeExample: '为什么会反复出现',
    new: '立项改进',
    newExample: '改什么，例如：更换进水阀密封圈供应商',
    dueDays: '几个工作日内完成',
    lateMark: '已逾期',
    ofComplaint: '改进',
    ofComplaintNone: '没有列入改进',
    join: '列入已有改进',
    joinExample: '按编号、名称或原因查找',
    joinNone: '没有找到别的改进',
    takeOut: '移出',
  },
  en: {
    name: 'Name',
    owner: 'Owner',
    cause: 'Cause',
    causeExample: 'Why it recurs',
    new: 'Open an improvement',
    newExample: 'What is changed, such as: another supplier of valve seals',
    dueDays: 'Working days until it is done',
    lateMark: 'overdue',
    ofComplaint: 'Improvements',
    ofComplaintNone: 'Not part of an improvement',
    join: 'Add to an improvement',
    joinExample: 'Find by number, name or cause',
    joinNone: 'No other improvement found',
    takeOut: 'Take out',
  },
})
