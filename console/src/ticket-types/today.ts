/** The day of the company, as YYYY-MM-DD. */
export const today = (): string => new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' })
