import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { Permission } from '@zhike/contract/permissions'
import type { Me } from '@zhike/contract/security'
import { queryOf } from './client.ts'

/** Who is at the desk. */
export const meQuery = { ...queryOf('session', 'me', {}), staleTime: 60_000 }

export function useMe(): Me {
  return useSuspenseQuery(meQuery).data
}

/** Whether the person may; what they may not is not offered. */
export function useMay(): (permission: Permission) => boolean {
  const { data } = useQuery(meQuery)
  return (permission) => data?.permissions.includes(permission) ?? false
}
