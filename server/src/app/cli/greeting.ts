import type { Running } from '../main.ts'

/** A log-in that seeding made for trying the product on this machine. */
export interface DemoLogIn {
  readonly role: string
  readonly name: string
  readonly email: string
  readonly password: string
}

/** What the terminal shows once everything is up. */
export function greet(running: Running, logIns: readonly DemoLogIn[], print: (line: string) => void) {
  print('')
  print(`知客已就绪 · Zhike is ready:  ${running.address ?? ''}`)
  print(`客户入口 · Customer portal:   ${running.address ?? ''}/portal`)
  print(`接口文档 · API reference:     ${running.address ?? ''}/api/docs`)
  if (logIns.length === 0) return
  print('')
  print('演示账号（只能在本机登录） · Demo log-ins, from this machine only:')
  for (const { role, name, email, password } of logIns)
    print(`  ${role.padEnd(15)} ${email.padEnd(34)} ${password}   ${name}`)
}
