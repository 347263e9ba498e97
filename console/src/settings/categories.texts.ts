import { bilingual } from '@zhike/ui/bilingual'

export const categoriesTexts = bilingual({
  'zh-CN': {
    explain: '分类决定客户网页上能选什么，以及外面来的工单先到哪个部门。',
    add: '新建分类',
    edit: '修改分类',
    save: '保存',
    name: '名称',
    kind: '工单类型',
    department: '受理部门',
    reception: '接待部门（默认）',
    none: '这个类型还没有分类。',
    retire: '停用',
    editOne: '修改 {{name}}',
    retireOne: '停用 {{name}}',
    retired: '已停用“{{name}}”，旧工单保留它。',
  },
  en: {
    explain: 'Categories are what customers choose from, and decide which department gets what comes from outside.',
    add: 'New category',
    edit: 'Change category',
    save: 'Save',
    name: 'Name',
    kind: 'Kind of ticket',
    department: 'Department',
    reception: 'Reception (default)',
    none: 'No category of this kind yet.',
    retire: 'Retire',
    editOne: 'Change {{name}}',
    retireOne: 'Retire {{name}}',
    retired: '“{{name}}” is retired; old tickets keep it.',
  },
})
