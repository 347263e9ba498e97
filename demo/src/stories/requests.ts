import type { Story } from './story.ts'

const desk = ['rep1', 'rep2', 'rep3']
const onSite = ['aftersales1', 'aftersales2']

export const requests: readonly Story[] = [
  {
    kind: 'after_sales',
    category: '维修',
    by: onSite,
    title: '空调制冷效果变差',
    description: '沐夏 1.5 匹用了两个夏天，今年开一小时还是 28 度，外机声音也大。',
    replies: ['已为您预约明天下午 2 点到 4 点上门检测，工程师会提前电话联系。'],
    summary: '冷媒微漏，补漏并加注冷媒，清洗外机散热片，出风温度恢复到 12 度。',
    rating: [
      [5, '师傅很专业，还把外机洗了'],
      [4, ''],
    ],
  },
  {
    kind: 'after_sales',
    category: '退换货',
    by: [...desk, ...onSite],
    title: '电饭煲颜色发错了',
    description: '订的是雾白，收到的是墨绿，希望换货。',
    replies: ['抱歉发错了颜色，已安排换货，快递会带新的上门，旧的交给快递员即可。'],
    summary: '换货完成，客户签收雾白款。',
    rating: [
      [5, ''],
      [4, '换得很顺利'],
    ],
  },
  {
    kind: 'after_sales',
    category: '维修',
    by: onSite,
    title: '洗烘一体机报 E21',
    description: '洗到一半停机，屏幕显示 E21，门打不开，衣服还在里面。',
    replies: ['E21 是排水异常。请先长按暂停键 5 秒排水解锁；今天下午工程师上门清理排水泵。'],
    summary: '排水泵有异物（硬币），清理后恢复；已说明过滤器清洁方法。',
    rating: [
      [5, '说清楚怎么保养了，很好'],
      [3, '等了半天才有人接'],
    ],
  },
  {
    kind: 'consultation',
    category: '使用方法',
    by: ['support', ...desk],
    title: '空气净化器滤芯多久换一次',
    description: '指示灯变黄了，是不是马上要换？能不能洗？',
    replies: ['黄灯表示剩余约 15%，建议两周内更换。复合滤芯不能水洗，外层初效网可以每月吸尘一次。'],
    summary: '已说明更换周期和保养方法，并发送图文指南。',
    rating: [
      [5, ''],
      [5, '回答得很清楚'],
    ],
  },
  {
    kind: 'consultation',
    category: '产品选购',
    by: desk,
    title: '120 平的房子选哪款净化器',
    description: '家里 120 平，有小孩和一只猫，主要担心甲醛和猫毛。',
    replies: ['建议客厅用清风 600（适用 70 平），卧室用清风 300。两款滤芯都含除醛层，猫毛较多建议每月清洁初效网。'],
    summary: '推荐清风 600 + 清风 300 组合，已发送对比表，客户考虑中。',
    rating: [
      [5, '没有硬推销，点赞'],
      [4, ''],
    ],
  },
  {
    kind: 'consultation',
    category: '使用方法',
    by: ['support'],
    title: '净水器和洗碗机能共用一个进水口吗',
    description: '厨房只有一个角阀，两台机器怎么接？',
    replies: ['可以用双出水角阀分接，请注意净水器进水压力不低于 0.15 MPa。如水压不足建议加装增压泵。'],
    summary: '已提供双出水角阀型号和接法示意图。',
    rating: [
      [5, ''],
      [4, ''],
    ],
  },
  {
    kind: 'suggestion',
    category: '产品改进',
    by: ['specialist'],
    title: '希望电饭煲能调节提示音',
    description: '晚上预约煮粥，早上提示音太响会吵醒孩子，建议可以调小或关闭。',
    replies: ['谢谢您的建议，已转给产品经理评估，有结果会第一时间告诉您。'],
    summary: '已列入谷雨系列下一版需求：提示音三档可调。',
    rating: [
      [5, '很高兴被重视'],
      [5, ''],
    ],
  },
  {
    kind: 'praise',
    category: '表扬员工',
    by: ['specialist'],
    title: '表扬上门维修的师傅',
    description: '师傅进门自带鞋套，修完把地擦干净才走，还教我怎么清洗滤网，给个大大的赞！',
    replies: ['谢谢您的肯定，我们已转达给师傅本人和他的主管。'],
    summary: '已转达并计入当月服务之星。',
    rating: [
      [5, ''],
      [5, '应该的'],
    ],
  },
  {
    kind: 'value_added',
    category: '深度清洗',
    by: onSite,
    title: '预约油烟机深度清洗',
    description: '油烟机用了两年没洗过，想预约一次深度清洗，周末方便。',
    replies: ['已为您预约本周日上午 9 点到 11 点，工程师会携带清洗设备和防护布。'],
    summary: '完成拆洗叶轮和油网，更换油杯垫片，客户满意。',
    rating: [
      [5, '洗得跟新的一样'],
      [4, ''],
    ],
  },
  {
    kind: 'after_sales',
    category: '维修',
    by: onSite,
    title: '净水器出水变小',
    description: '接一杯水要一分多钟，刚换过滤芯不到半年。',
    replies: ['可能是前置滤芯堵塞，今天安排工程师上门检测水压和滤芯。'],
    more: '师傅说明天才能来，能不能早一点？',
    summary: '小区管网检修导致前置滤芯堵塞，已更换并冲洗，流量恢复。',
    rating: [
      [4, ''],
      [2, '改了两次时间'],
    ],
  },
]
