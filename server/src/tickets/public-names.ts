/** Surnames of two characters that are borne by many. */
const doubleSurnames = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '司徒',
  '令狐',
  '夏侯',
])

/**
 * How a customer may know a colleague: surname and 老师 for a Chinese name (王老师), the first word of any other
 * (Mei Chen → Mei). The whole name, e-mail and number stay inside.
 */
export function nameForCustomers(name: string): string {
  if (!/^\p{Script=Han}+$/u.test(name)) return name.split(/\s/)[0] ?? name
  const characters = [...name]
  const double = characters.slice(0, 2).join('')
  const surname = characters.length > 2 && doubleSurnames.has(double) ? double : (characters[0] ?? name)
  return `${surname}老师`
}
