/** A `Set-Cookie` header for a value that only the server reads; without `seconds` it is taken away. */
export function setCookie(publicUrl: string, name: string, value: string, seconds = 0): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${name}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${secure}`
}

/** The value of a cookie of ours in a `Cookie` header. */
export const cookieIn = (header: string, name: string): string | undefined =>
  new RegExp(`(?:^|;\\s*)${name}=([A-Za-z0-9._-]{1,600})(?:;|$)`).exec(header)?.[1]
