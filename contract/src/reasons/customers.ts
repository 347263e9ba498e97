import type { ReasonText } from './reason-text.ts'

/** Customers, their identities, views and own fields. */
export const customerReasons = {
  'view.audience_unknown': {
    code: 'invalid',
    'zh-CN': '没有这个班组或部门',
    en: 'There is no such team or department',
  },
  'view.audience_foreign': {
    code: 'forbidden',
    'zh-CN': '只能共享给您所在的班组或部门',
    en: 'You can share with your own teams and department only',
  },
  'view.of_another': {
    code: 'forbidden',
    'zh-CN': '这是他人共享的视图，可以另存为自己的视图',
    en: 'This view is shared by somebody else; keep it as a view of your own',
  },
  'bulk_edit.too_many': {
    code: 'invalid',
    'zh-CN': '一次最多修改 5 万条，请缩小筛选范围',
    en: 'At most 50,000 at once; narrow the filter',
  },
  'bulk_edit.nobody': {
    code: 'invalid',
    'zh-CN': '没有符合条件的记录',
    en: 'Nothing fits',
  },
  'bulk_edit.over': {
    code: 'conflict',
    'zh-CN': '这次批量修改已经结束',
    en: 'This bulk edit is over',
  },
  'bulk_edit.not_undoable': {
    code: 'conflict',
    'zh-CN': '这次批量修改还没有结束，或者不能再撤销',
    en: 'This bulk edit is not over yet, or can no longer be undone',
  },
  'data_quality.weights': {
    code: 'invalid',
    'zh-CN': '三项分值合计要等于 100',
    en: 'The three parts must come to 100',
  },
  'customer.exists': {
    code: 'conflict',
    'zh-CN': '这位客户已经在档案里',
    en: 'This customer is already in the archive',
  },
  'customer.exists_hidden': {
    code: 'conflict',
    'zh-CN': '这位客户已由同事负责，请联系其负责人',
    en: 'A colleague already looks after this customer; ask the owner',
  },
  'customer.exists_archived': {
    code: 'conflict',
    'zh-CN': '这个编号属于一位已归档的客户，可以先恢复那位客户',
    en: 'This number belongs to an archived customer, who can be restored',
  },
  'customer.unknown': { code: 'invalid', 'zh-CN': '没有这位客户', en: 'There is no such customer' },
  'customer.not_archived': { code: 'conflict', 'zh-CN': '这位客户没有被归档', en: 'The customer is not archived' },
  'customer.read_only': {
    code: 'forbidden',
    'zh-CN': '您对这位客户只有查看权限',
    en: 'You may look at this customer but not change it',
  },
  'customer.in_pool': {
    code: 'forbidden',
    'zh-CN': '这位客户在公海，领取后才能查看完整联系方式',
    en: 'This customer is in the pool; claim it first to see whole contacts',
  },
  'pool.left': {
    code: 'conflict',
    'zh-CN': '这位客户已不在公海，可能刚被别人领取',
    en: 'The customer is not in the pool; somebody may just have claimed it',
  },
  'pool.inside': { code: 'conflict', 'zh-CN': '这位客户已经在公海', en: 'The customer is in the pool already' },
  'pool.of_another': {
    code: 'forbidden',
    'zh-CN': '只能退回自己负责的客户',
    en: 'You can release your own customers only',
  },
  'pool.most_held': {
    code: 'conflict',
    'zh-CN': '您负责的客户已达上限，先退回或转交一些再领取',
    en: 'You own as many customers as you may; release some first',
  },
  'pool.most_daily': {
    code: 'conflict',
    'zh-CN': '今天领取的客户已达上限，明天再来',
    en: 'You have claimed as many customers as you may today',
  },
  'pool.cooling_down': {
    code: 'conflict',
    'zh-CN': '您不久前负责过这位客户，冷却期内不能再领取',
    en: 'You owned this customer not long ago and cannot claim it again yet',
  },
  'pool.persons_only': {
    code: 'forbidden',
    'zh-CN': '只有同事本人可以领取，独立的 API 密钥不行',
    en: 'Only a colleague can claim, not a key that stands for nobody',
  },
  'pool.field_unknown': {
    code: 'invalid',
    'zh-CN': '没有这个日期类型的客户自定义字段',
    en: 'There is no such own field of customers that holds dates',
  },
  'customer.not_organisation': {
    code: 'invalid',
    'zh-CN': '只有单位客户可以登记关键人',
    en: 'Only organisations have key persons',
  },
  'customer.merged_already': {
    code: 'conflict',
    'zh-CN': '这位客户已经合并到别的档案里',
    en: 'This customer has been merged into another already',
  },
  'customer.merge_same': {
    code: 'conflict',
    'zh-CN': '这两份本来就是同一份档案',
    en: 'The two are one customer already',
  },
  'customer.merge_kinds': {
    code: 'conflict',
    'zh-CN': '一个是个人，一个是单位：请选择合并后是哪一类',
    en: 'One is a person, the other an organisation: choose which kind the merged customer is',
  },
  'customer.merge_raced': {
    code: 'conflict',
    'zh-CN': '别人刚刚合并或拆分过其中一份，请看过再试',
    en: 'Somebody has just merged or taken apart one of these; look again',
  },
  'identity.last': {
    code: 'conflict',
    'zh-CN': '至少要保留姓名以外的这一种联系方式',
    en: 'The last identity of an anonymous customer cannot be removed',
  },
  'own_field.name_taken': {
    code: 'conflict',
    'zh-CN': '同名字段已经存在',
    en: 'A field of this name exists',
  },
  'own_field.key_taken': {
    code: 'conflict',
    'zh-CN': '这个标识已经用过，停用的字段也占着它的标识',
    en: 'This key is taken; retired fields keep theirs',
  },
  'own_field.values_differ': {
    code: 'conflict',
    'zh-CN': '这个标识下已有别的类型的数据，请换一个标识',
    en: 'Values of another type lie under this key; choose another key',
  },
  'own_field.values_repeat': {
    code: 'conflict',
    'zh-CN': '已有重复的值，先改掉重复的再要求唯一',
    en: 'Some values stand twice; change them first, then ask for unique ones',
  },
  'own_field.type_kept': {
    code: 'conflict',
    'zh-CN': '这个字段已经有值，换类型会丢失内容；请停用它，另建一个字段',
    en: 'This field holds values that another type would lose; retire it and add another field',
  },
  'own_field.used_in_formula': {
    code: 'conflict',
    'zh-CN': '有公式用到这个字段，请先改公式',
    en: 'A formula uses this field; change the formula first',
  },
  'own_field.too_many': {
    code: 'conflict',
    'zh-CN': '每类最多 100 个字段，请先停用不用的',
    en: 'A kind has at most 100 fields; retire some first',
  },
  'own_field.not_retired': { code: 'conflict', 'zh-CN': '这个字段没有停用', en: 'The field is not retired' },
  'own_field.not_of_kind': {
    code: 'invalid',
    'zh-CN': '这类客户没有这个字段',
    en: 'Customers of this kind do not have this field',
  },
  'own_field.taken': {
    code: 'conflict',
    'zh-CN': '这个值已经有了，不能重复',
    en: 'This value exists already and must be unique',
  },
  'own_field.taken_hidden': {
    code: 'conflict',
    'zh-CN': '这个值已登记在同事负责的客户名下，请联系其负责人',
    en: 'This value belongs to a customer of a colleague; ask the owner',
  },
  'need.concluded': {
    code: 'conflict',
    'zh-CN': '这条需求已经有结论，先撤回结论再改',
    en: 'This need is concluded; take that back first',
  },
  'need.not_concluded': {
    code: 'conflict',
    'zh-CN': '这条需求没有这样的结论',
    en: 'This need is not concluded that way',
  },
} as const satisfies Record<string, ReasonText>
