/** A name as people have it: characters, and how its owner would write it in letters. */
export type Spelled = readonly [text: string, letters: string]

const spelled = (text: string): Spelled[] =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => {
      const [characters = '', letters = ''] = word.split('/')
      return [characters, letters] as const
    })

/** The most frequent first. */
export const surnames =
  spelled(`王/wang 李/li 张/zhang 刘/liu 陈/chen 杨/yang 黄/huang 赵/zhao 周/zhou 吴/wu 徐/xu 孙/sun
  马/ma 朱/zhu 胡/hu 郭/guo 何/he 林/lin 高/gao 梁/liang 郑/zheng 罗/luo 宋/song 谢/xie 唐/tang 韩/han 曹/cao 许/xu 邓/deng
  萧/xiao 冯/feng 曾/zeng 程/cheng 蔡/cai 彭/peng 潘/pan 袁/yuan 于/yu 董/dong 余/yu 苏/su 叶/ye 吕/lv 魏/wei 蒋/jiang
  田/tian 杜/du 丁/ding 沈/shen 姜/jiang 范/fan 江/jiang 傅/fu 钟/zhong 卢/lu 汪/wang 戴/dai 崔/cui 任/ren 陆/lu 廖/liao
  姚/yao 方/fang 金/jin 邱/qiu 夏/xia 谭/tan 韦/wei 贾/jia 邹/zou 石/shi 熊/xiong 孟/meng 秦/qin 阎/yan 薛/xue 侯/hou
  雷/lei 白/bai 龙/long 段/duan 郝/hao 孔/kong 邵/shao 史/shi 毛/mao 常/chang 万/wan 顾/gu 赖/lai 武/wu 康/kang 贺/he
  严/yan 尹/yin 钱/qian 施/shi 牛/niu 洪/hong 龚/gong 单/shan 仇/qiu 解/xie 查/zha 区/ou 欧阳/ouyang 司马/sima
  上官/shangguan 尉迟/yuchi 诸葛/zhuge 皇甫/huangfu`)

export const givenOfMen =
  spelled(`伟/wei 强/qiang 磊/lei 军/jun 勇/yong 杰/jie 涛/tao 明/ming 超/chao 刚/gang 建华/jianhua
  志强/zhiqiang 建国/jianguo 文博/wenbo 子轩/zixuan 浩然/haoran 宇航/yuhang 俊杰/junjie 国栋/guodong 永康/yongkang
  家豪/jiahao 思远/siyuan 泽宇/zeyu 嘉诚/jiacheng 海涛/haitao 立新/lixin 志明/zhiming 少华/shaohua 振东/zhendong 鹏飞/pengfei
  一鸣/yiming 晓东/xiaodong 卫国/weiguo 世杰/shijie 承志/chengzhi 凯/kai 斌/bin 波/bo 宁/ning 峰/feng 云飞/yunfei 启明/qiming
  长江/changjiang 天宇/tianyu 佳伟/jiawei 梓豪/zihao 光明/guangming 德胜/desheng 兴华/xinghua 松/song 林/lin 龙/long`)

export const givenOfWomen = spelled(`芳/fang 娜/na 敏/min 静/jing 丽/li 艳/yan 娟/juan 霞/xia 秀英/xiuying 桂兰/guilan
  婷婷/tingting 雪梅/xuemei 雨桐/yutong 欣怡/xinyi 梓涵/zihan 诗涵/shihan 佳琪/jiaqi 晓燕/xiaoyan 丽华/lihua 美玲/meiling
  思雨/siyu 若兰/ruolan 语嫣/yuyan 慧敏/huimin 淑芬/shufen 玉珍/yuzhen 红/hong 丹/dan 莉/li 琳/lin 萍/ping 倩/qian 雯/wen
  春梅/chunmei 海燕/haiyan 晓红/xiaohong 雅文/yawen 可欣/kexin 一诺/yinuo 子涵/zihan 紫萱/zixuan 文静/wenjing 秋菊/qiuju
  月华/yuehua 凤英/fengying 建英/jianying 璐/lu 颖/ying 蕾/lei 佳佳/jiajia 小芳/xiaofang`)

/** What sounds alike and is typed by mistake. */
export const soundAlikes: Readonly<Record<string, string>> = {
  伟: '玮炜维',
  强: '蔷墙',
  磊: '蕾垒',
  军: '君均俊',
  勇: '永泳',
  杰: '洁捷',
  涛: '滔韬',
  明: '鸣铭',
  超: '朝潮',
  刚: '钢纲',
  华: '骅花',
  志: '智致',
  建: '健剑',
  博: '波勃',
  轩: '宣萱',
  浩: '皓昊',
  宇: '雨羽',
  航: '杭',
  俊: '骏峻',
  栋: '冻',
  康: '糠',
  豪: '毫',
  远: '沅',
  泽: '则',
  嘉: '佳家',
  诚: '成城',
  海: '嗨',
  立: '丽力',
  新: '鑫欣',
  振: '震镇',
  鹏: '朋',
  晓: '小筱',
  凯: '恺楷',
  斌: '彬滨',
  波: '博',
  峰: '锋丰',
  芳: '方',
  娜: '纳',
  敏: '闽',
  静: '婧靖',
  丽: '莉俪',
  艳: '燕',
  娟: '鹃',
  霞: '侠',
  英: '瑛莹',
  兰: '岚',
  婷: '亭',
  雪: '雪',
  梅: '玫',
  桐: '彤',
  欣: '新馨',
  怡: '宜',
  梓: '子',
  涵: '含晗',
  佳: '嘉家',
  琪: '琦祺',
  燕: '艳',
  玲: '灵铃',
  雨: '宇语',
  慧: '惠',
  淑: '叔',
  玉: '钰',
  珍: '贞',
  红: '虹',
  丹: '单',
  莉: '丽',
  琳: '林',
  萍: '平',
  雯: '文',
  颖: '影',
  蕾: '磊',
  子: '梓紫',
  文: '雯纹',
  国: '果',
  少: '绍',
  一: '依',
  天: '添',
  光: '广',
}

/** The same character as it is written in Hong Kong and Taiwan. */
export const traditional: Readonly<Record<string, string>> = {
  张: '張',
  刘: '劉',
  陈: '陳',
  杨: '楊',
  黄: '黃',
  赵: '趙',
  吴: '吳',
  孙: '孫',
  马: '馬',
  罗: '羅',
  郑: '鄭',
  谢: '謝',
  韩: '韓',
  许: '許',
  邓: '鄧',
  萧: '蕭',
  冯: '馮',
  叶: '葉',
  吕: '呂',
  蒋: '蔣',
  苏: '蘇',
  钟: '鍾',
  卢: '盧',
  陆: '陸',
  贾: '賈',
  邹: '鄒',
  龙: '龍',
  顾: '顧',
  赖: '賴',
  贺: '賀',
  严: '嚴',
  钱: '錢',
  龚: '龔',
  单: '單',
  伟: '偉',
  强: '強',
  军: '軍',
  涛: '濤',
  刚: '剛',
  华: '華',
  国: '國',
  栋: '棟',
  远: '遠',
  泽: '澤',
  诚: '誠',
  鹏: '鵬',
  飞: '飛',
  鸣: '鳴',
  晓: '曉',
  东: '東',
  卫: '衛',
  凯: '凱',
  云: '雲',
  启: '啟',
  长: '長',
  兴: '興',
  丽: '麗',
  艳: '艷',
  娟: '娟',
  桂: '桂',
  兰: '蘭',
  诗: '詩',
  语: '語',
  玲: '玲',
  红: '紅',
  莉: '莉',
  颖: '穎',
  静: '靜',
  佳: '佳',
  凤: '鳳',
  美: '美',
  欣: '欣',
  宁: '寧',
  浩: '浩',
  俊: '俊',
  紫: '紫',
  诺: '諾',
}

/** Province, city, district; code; the words that stand before a street. */
export const places = [
  ['330106', '浙江省', '杭州市', '西湖区'],
  ['330110', '浙江省', '杭州市', '余杭区'],
  ['330203', '浙江省', '宁波市', '海曙区'],
  ['310115', '上海市', '上海市', '浦东新区'],
  ['310104', '上海市', '上海市', '徐汇区'],
  ['310112', '上海市', '上海市', '闵行区'],
  ['110105', '北京市', '北京市', '朝阳区'],
  ['110108', '北京市', '北京市', '海淀区'],
  ['440106', '广东省', '广州市', '天河区'],
  ['440305', '广东省', '深圳市', '南山区'],
  ['510107', '四川省', '成都市', '武侯区'],
  ['420111', '湖北省', '武汉市', '洪山区'],
  ['320508', '江苏省', '苏州市', '姑苏区'],
  ['320106', '江苏省', '南京市', '鼓楼区'],
  ['610113', '陕西省', '西安市', '雁塔区'],
  ['370202', '山东省', '青岛市', '市南区'],
] as const

export const streets = [
  '文三路',
  '中山路',
  '人民路',
  '解放路',
  '建设路',
  '学院路',
  '长江路',
  '黄河路',
  '和平路',
  '新华路',
  '延安路',
  '滨江大道',
  '科技大道',
  '体育场路',
  '天目山路',
  '淮海中路',
  '陆家嘴环路',
  '复兴路',
  '南京西路',
  '朝阳路',
]
export const estates = [
  '阳光花园',
  '世纪城',
  '翡翠湾',
  '金色家园',
  '万科城',
  '绿城桂花园',
  '保利国际',
  '碧桂园',
  '中海锦苑',
  '龙湖天街',
  '香榭丽舍',
  '滨江壹号',
  '御景湾',
  '紫荆花园',
  '湖畔名邸',
  '春江花月',
]
export const latinFirst = ['Tony', 'Kevin', 'Amy', 'Linda', 'Jack', 'Cindy', 'Leo', 'Vivian', 'Sam', 'Grace']
export const minorities = [
  ['阿卜杜拉·买买提', '阿布杜拉·买买提'],
  ['古丽娜尔·艾合买提', '古力娜尔·艾合买提'],
  ['买买提·吐尔逊', '买买提·吐尔孙'],
  ['迪丽热巴·玉素甫', '迪力热巴·玉素甫'],
  ['艾尔肯·木沙', '艾尔肯·木萨'],
] as const
