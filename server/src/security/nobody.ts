/** Stands in an event for a subject without an id: an e-mail that belongs to nobody, the roles as a whole. */
export const nobody = '00000000-0000-0000-0000-000000000000'
