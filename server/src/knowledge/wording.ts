/**
 * Words that mean the same to somebody who asks a service desk, one group a line, written by hand. A word is taken at
 * its longest: 修改 keeps 修 from meaning repair. Characters in traditional form need not be listed.
 */
const sameMeaning = `
洗衣机 滚筒 波轮
冰箱 冰柜 电冰箱 冷柜
空调 挂机 柜机 冷气
油烟机 抽油烟机 烟机 抽烟机 吸油烟机
燃气灶 煤气灶 灶具 灶头 炉灶 灶台
电饭煲 电饭锅 饭煲
净水器 净水机 饮水机
扫地机器人 扫地机 扫地机械人
电视 电视机 彩电
手机 电话机
遥控器 遥控板 遥控
内胆 内桶 内筒 内锅
滤芯 滤心
滤网 过滤网
安装 装上 装机 组装 装 按装 上墙
上门 派人 师傅 工程师 技术员
维修 修理 报修 检修 返修 保养维修 修好 修 售后维修
保修 质保 三包 包修 保用 在保 保修期 质保期 免费修 免费维修 过保
延保 延长保修
故障 坏了 坏掉 坏 毛病 出问题 不好使 不好用 失灵 没反应 不工作 不动了 不管用 罢工 出毛病 不正常
损坏 破损 摔坏 弄坏 磕 碰坏 砸 裂 碎 破
不制冷 不凉 不冷 制冷差 制冷效果差 不凉快
不制热 不热 不暖 不加热 热不了 加热不了
漏水 滴水 渗水 流水 淌水 一滩水
不出水 没水 出不来水
脱水 甩干 甩
打不着火 点不着火 打不着 点不着 不点火 没火 不着火
异味 臭味 臭 霉味 馊味 味道大 怪味 难闻 气味
噪音 噪声 声音大 吵 响声 异响 太响 哐哐响
震动 抖动 晃动 晃 振动
结冰 结霜 冻住 冰碴
发热 发烫 烫 烫手
黑屏 不显示 没画面 没图像 不亮
显示 报 提示 跳出 出现
代码 故障码 错误码 报错
清洗 清洁 清理 洗干净 擦洗 打扫 弄干净 拆洗
更换 替换 换掉 换新 换一个 换 更新
周期 寿命 多久换
连不上 连不了 连接不上 连接失败 断网 上不了网 没网 配网失败 网断了 网络错误
网络 wifi 无线网 网 网线 无线
宽带 光纤 网费
网速 上网速度 卡顿 卡 延迟
快递 物流 包裹 运单 快件
发货 寄出 出货 发出 发过来 寄过来
配送 送货 派送 送到 送达 送上门 寄到 寄送
到货 收货 收到货 到手 签收 收到
地址 收货地址 住址
运费 邮费 快递费 包邮 运输费
退货 退回去 不想要了 退掉 寄回 退了 退 退换货
换货 调换 换一台 换台新 换台
退款 退钱 退回款 钱退 返款
取消 撤销 撤掉 撤回 撤单 作废
退订 不用了 关闭 停用 停掉 关掉 取消订阅
注销 销户 销号 销卡 删除 删掉 弄掉
订单 下单 拍下 购买记录 买单
购买 买 购置 选购 入手 买的
支付 付款 付钱 结账 结算 缴费 缴纳 交钱 交费 缴清
到账 入账 到帐 收到钱 打到
转账 汇款 转帐 打款 打钱 汇钱 转钱 打过去
跨行 别家银行 他行 别的银行 其他银行
手续费 服务费
取款 取现 取钱 提现 支取 拿出来 取出来
存款 存钱 存进
贷款 借款 借钱 房贷 消费贷
还款 还钱 还清 还掉 还上
逾期 晚还 忘还 超期 没按时还 欠款
额度 限额 上限
提高 增加 提升 调高 上调 加大
利率 利息 几个点 利钱 年化
分期 分几期 慢慢还 拆成
信用卡 贷记卡
银行卡 储蓄卡 借记卡 卡片
余额 剩余 还剩 剩下
账单 明细 清单 详单 流水
话费 电话费 手机费
流量 上网流量
套餐 资费 月租
充值 充钱 交话费 充
停机 被停 欠费
补办 补卡 重办 补领 补
办理 办 开办 申办 办业务
申请 报名 提交 递交
开通 开启 打开 启用 开
挂失 丢了 丢失 遗失 找不着 找不到了 被偷 偷了 弄丢 丢
锁定 被锁 冻结 锁了 锁住
密码 口令 密匙
忘记 忘了 想不起来 不记得 忘掉 记不住
重置 找回 重设 重新设置 重新设
登录 登陆 登入 进不去 登不上 登录不上
验证码 校验码 动态码
账号 账户 帐号 帐户 用户名
绑定 关联 添加设备 绑
修改 更改 变更 改成 改 换成 更正 改一下
查询 查 查看 看看 查找 怎么看 查到
进度 状态 走到哪 到哪 到哪了 到哪里
发票 票 开票 专票 增值税 税票 小票 收据 票据
抬头 公司名 公司名字 单位名称
优惠 折扣 打折 便宜 减免 特价 优惠价
优惠券 代金券 满减券 券 红包 抵用券
降价 差价 价保 价格保护 买贵 便宜了
补贴 国补 政府补贴
以旧换新 旧换新 折价
积分 分数 点数
会员 vip 会员卡
过期 失效 到期 有效期 清零 作废了
投诉 举报 告你们 说理 维权
客服 人工 人工服务 在线客服
人为 自己弄 自己摔
配件 零件 备件
网点 门店 营业厅 服务点 店 服务站 售后点 柜台 实体店
附近 就近 周边 最近的
营业 上班 开门 工作时间 营业时间
周末 星期天 礼拜天 礼拜六 周六 周日 星期六 节假日
预约 约 提前预约 预定 约个
尺寸 大小 多宽 多高 尺码 规格
型号 机型 款式
高度 多高
温度 几度 度数
正常 没事
费电 耗电 用电
免费 不要钱 不花钱 白送 不收费
凭证 证明 材料 资料 单据
身份证 证件
条件 要求 门槛 资格
搬家 换房 换地方 搬新房 移机 迁移 挪 移
手机号 号码 电话号码 手机号码
缺货 没货 断货 售罄 没有货 补货
少件 漏发 少发 少了 缺少
发错 不符 不一样 不对 错发
网页 官网 网站
应用 app 软件 客户端
闪退 打不开 退出来
投屏 投影 同屏
广告 推广
使用 用 用法
漫游 国外 出国 境外 海外
骚扰 推销
被盗 盗号 被盗用 盗
短信 信息 消息
插电 通电 插上电
单独 单买
食物 菜 食品
衣服 衣物 服装
孩子 小孩 儿童 宝宝
一直 老是 总是 总 老
`

/** Ways to ask, which nearly every question has: they tell 多久 from 多少钱, and weigh little. */
const waysToAsk = `
怎么 如何 咋 怎样 怎么办 怎么弄 怎么搞 怎么做 咋办 咋弄 咋整 怎么处理 如何处理 怎么操作 方法 步骤 流程 教程 办法 该怎么 要怎么
多久 多长时间 几天 多少天 什么时候 啥时候 何时 几时 多长 几年 几个月 多少年 多久能 要多久 期限 时间 时长
多少钱 收费 费用 价格 价钱 要钱 收钱 花钱 给钱 掏钱 扣钱 扣费 怎么收费 花多少 什么价 价位 要收费 怎么算钱 怎么收 另外给钱 收我钱
哪里 哪儿 在哪 何处 什么地方 去哪
为什么 为何 为啥 什么原因 怎么回事 咋回事 原因 是不是坏了
什么 啥 甚么
可以 能 能不能 可不可以 能否 是否 行不行 可否 支持 行不 成不成 允许
需要 要不要 必须 用不用 需不需要 得
多少 几 最少 起
谁 哪个 什么人
`

/** What people say around a question. Longer ones come first, so that nothing is left of them. */
const saidAround = `
我想问一下 我想咨询一下 想咨询一下 想请问一下 想问一下 我想问问 想问问 我想问 想问 请问一下 麻烦问一下 麻烦问下 问一下 问下 请问 请教一下 请教 咨询一下 咨询下
您好 你好 在吗 有人吗 亲亲 哈喽 hello 麻烦您 麻烦你 麻烦 谢谢您 谢谢你 谢谢 多谢 谢了 感谢 拜托 劳驾 不好意思 打扰了 打扰一下
帮我看看 帮我看下 帮我查一下 帮忙看一下 帮忙 帮我 告诉我 跟我说 说一下 我想知道 想知道 我想了解一下 想了解一下 了解一下 那个啥 那个 就是说 就是 是这样的 话说 对了
客服小姐姐 小姐姐 客服小哥 客服你好 急急急 在线等 求助 求解 求教 谁知道 有没有人知道 有谁知道 到底 究竟 来着
`

/** Characters that carry no meaning of their own in a question. */
const lightCharacters =
  '的了吗呢吧啊呀嘛么着过得地之我你您他她它们咱自己这那此其是在有没不也都还又就才只很太最更挺好把被给跟和与及或而但因为所以如果' +
  '想要会能可应该将已经正从到对向于以来去上下里外中前后内个些点次回台件只条位家一二两三几多少请让叫说看出起进开做弄搞下儿子头啦哦嗯哎唉噢哟哪什'

export const light = new Set(lightCharacters)

const listed = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(' '))

/** What a word stands for. */
export interface Meaning {
  readonly name: string
  readonly isWayToAsk: boolean
}

/** By word: the first of its group stands for all. */
export const meanings: ReadonlyMap<string, Meaning> = new Map(
  [[sameMeaning, false] as const, [waysToAsk, true] as const].flatMap(([text, isWayToAsk]) =>
    listed(text).flatMap((words) =>
      words.map((word): [string, Meaning] => [word, { name: words[0] ?? word, isWayToAsk }]),
    ),
  ),
)

/** How long the longest word is that begins with a character. */
export const longestFrom = new Map<string, number>()
for (const word of meanings.keys()) {
  const [first = ''] = word
  longestFrom.set(first, Math.max(longestFrom.get(first) ?? 0, word.length))
}

/** Finds what is only said around a question. */
export const around = new RegExp(
  listed(saidAround)
    .flat()
    .toSorted((a, b) => b.length - a.length)
    .join('|'),
  'g',
)
