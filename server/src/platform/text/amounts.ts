const largestFen = 1_000_000_000_000

/** 分 of an amount in 元 as people write it (`129.9`, `¥1,299.00`, `RMB 1299`), exactly; undefined for anything else. */
export function readFen(text: string): number | undefined {
  const amount = /^(?:[¥￥]|rmb|cny|人民币)?[:：]?(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d{1,2})0*)?元?$/i.exec(
    text.normalize('NFKC').replaceAll(' ', ''),
  )
  if (!amount) return undefined
  const [, yuan = '', decimals = ''] = amount
  const fen = Number(yuan.replaceAll(',', '')) * 100 + Number(decimals.padEnd(2, '0'))
  return fen <= largestFen ? fen : undefined
}
