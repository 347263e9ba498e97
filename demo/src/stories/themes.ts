/** What suggestions and praise are about, by which words, and who sees to it. */
export const themes: readonly { readonly name: string; readonly words: string[]; readonly owner: string }[] = [
  { name: '提示音与噪音', words: ['提示音', '噪音', '太响'], owner: 'support' },
  { name: '上门服务', words: ['师傅', '上门', '安装'], owner: 'aftersales1' },
  { name: '会员与积分', words: ['积分', '会员', '优惠券'], owner: 'specialist' },
]
