// The embedded database as other workspaces may find it.
export { findPostgres } from '../platform/postgres/postgres.ts'
