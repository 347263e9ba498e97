import type { RoleCode, Scope } from '@zhike/contract/permissions'
import type { Generated } from 'kysely'

declare module '../platform/db/database.ts' {
  interface Database {
    company: CompanyTable
    departments: DepartmentsTable
    teams: TeamsTable
    posts: PostsTable
    staff: StaffTable
    teamMembers: TeamMembersTable
  }
}

interface DepartmentsTable {
  id: string
  name: string
  parentId: string | null
  reception: Generated<boolean>
  headId: Generated<string | null>
  version: Generated<number>
}

interface TeamsTable {
  id: string
  name: string
  departmentId: string
  version: Generated<number>
}

interface PostsTable {
  id: string
  name: string
}

interface StaffTable {
  id: string
  name: string
  email: string
  role: RoleCode
  scope: Scope
  departmentId: string | null
  postId: string | null
  demo: Generated<boolean>
  suspendedAt: Date | null
  suspendedBy: string | null
  createdAt: Date
  version: Generated<number>
}

interface TeamMembersTable {
  teamId: string
  staffId: string
}

interface CompanyTable {
  id: Generated<boolean>
  name: string | null
  phone: string | null
  email: string | null
  version: Generated<number>
}
