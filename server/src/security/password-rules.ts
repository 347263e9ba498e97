const shortest = 12
const kinds = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u]

/** Words that people, also Chinese ones, build passwords around; digits and signs around them do not help. */
const common = new Set([
  ...['password', 'passwort', 'passw0rd', 'p@ssword', 'p@ssw0rd', 'pass', 'passpass', 'passwordpassword', 'changeme'],
  ...['letmein', 'welcome', 'iloveyou', 'sunshine', 'princess', 'football', 'baseball', 'dragon', 'monkey', 'master'],
  ...['superman', 'batman', 'starwars', 'michael', 'jennifer', 'trustno', 'secret', 'hello', 'helloworld', 'whatever'],
  ...['administrator', 'admin', 'adminadmin', 'root', 'rootroot', 'test', 'testtest', 'guest', 'user', 'default'],
  ...[
    'qwerty',
    'qwertyuiop',
    'qwertyqwerty',
    'qwer',
    'qwerasdf',
    'qwerasdfzxcv',
    'asdf',
    'asdfgh',
    'asdfghjkl',
    'zxcv',
  ],
  ...['zxcvbn', 'zxcvbnm', 'qwe', 'asd', 'zxc', 'qweasd', 'qweasdzxc', 'qazwsx', 'qazwsxedc', 'qazwsxedcrfv', 'abc'],
  ...['abcd', 'abcdef', 'abcdefg', 'abcabc', 'aaa', 'aaaaaa', 'aa', 'a', 'q', 'qq', 'qqqq', 'wang', 'li', 'zhang'],
  ...[
    'woaini',
    'woaiwojia',
    'woaiziji',
    'woaizhongguo',
    'woai',
    'aini',
    'ainiyiwannian',
    'woaibeijing',
    'nihao',
    'mima',
  ],
  ...['wodemima', 'zhongguo', 'beijing', 'shanghai', 'guangzhou', 'shenzhen', 'baobao', 'baobei', 'laopo', 'laogong'],
  ...['xiaoming', 'gongsi', 'kefu', 'taobao', 'alibaba', 'tencent', 'weixin', 'wechat', 'huawei', 'xiaomi', 'zhike'],
  ...['密码', '我的密码', '我爱你', '公司', '客服', '知客', '管理员', '你好'],
])

/** Runs along a keyboard, an alphabet or a clock, which grow as long as any rule asks. */
const runs = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
]
const woven = ['1qaz2wsx3edc4rfv5tgb6yhn7ujm', '1q2w3e4r5t6y7u8i9o0p', 'q1w2e3r4t5y6u7i8o9p0', 'a1b2c3d4e5f6g7h8i9j0']
/** Numbers that mean something: I love you, for ever, getting rich, a column of the key pad. */
const spoken =
  /^(5201314|1314520|1314|520|521|168|888|666|123456789|147258369|159357|112233|123456|12345|123|321)+\d{0,3}$/

/**
 * Whether a password is long enough (12 characters) and not one of those that are tried first: a common word with
 * digits or signs around it, a run along the keyboard, something short said several times, or the name in the e-mail.
 * Which kinds of characters it has does not matter.
 */
export function isStrongEnough(password: string, email: string): boolean {
  const text = password.normalize('NFKC').toLowerCase()
  if ([...text].length < shortest) return false
  const localPart = email.toLowerCase().split('@')[0] ?? ''
  if (localPart.length >= 3 && text.includes(localPart)) return false
  if (/^(.{1,6})\1+(.{0,5})$/su.test(text)) return false
  if (spoken.test(text) || [...runs, ...woven].some((run) => run.includes(text))) return false
  const words = text.match(/\p{L}+/gu) ?? []
  return words.length === 0 || !words.every((word) => common.has(word))
}

/**
 * Whether a password has three of the four kinds of characters: capitals, small letters, digits, others (Chinese
 * characters among them). Profile mlps3 asks for it (GB/T 22239-2019, 8.1.4.1); it makes no password stronger.
 */
export const hasKinds = (password: string): boolean => kinds.filter((kind) => kind.test(password)).length >= 3
