/** The audience of what every screen shows, such as the settings of the company. */
export const everybody: readonly string[] = ['ffffffff-ffff-4fff-bfff-ffffffffffff']
