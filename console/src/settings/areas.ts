import { type Permission, permissions } from '@zhike/contract/permissions'

type AreaOf<P> = P extends `${infer Area}.${string}` ? Area : never
export type Area = AreaOf<Permission>

const areaOf = (permission: Permission): Area => permission.split('.')[0] as Area

/** The rights by the module that asks for them, in the order of the contract. */
export const areas: readonly { readonly area: Area; readonly permissions: readonly Permission[] }[] = [
  ...Map.groupBy(permissions, areaOf),
].map(([area, inArea]) => ({ area, permissions: inArea }))

/** The rights with one more or one less, in the order of the contract. */
export const toggled = (given: readonly Permission[], permission: Permission): Permission[] =>
  permissions.filter((one) => (one === permission ? !given.includes(one) : given.includes(one)))
