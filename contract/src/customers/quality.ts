import { Quality } from '../data-quality.ts'
import { endpoint } from '../endpoint.ts'
import { ById, Nothing } from '../fields.ts'
import { Customer } from './facts.ts'
import { Identity, IdentityFailure, IdentityPath } from './identities.ts'

export const qualityEndpoints = {
  quality: endpoint({
    method: 'GET',
    path: '/customers/:id/quality',
    permission: 'customers.read',
    summary: 'How good the record of a customer is, and what it loses points by.',
    input: ById,
    output: Quality,
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/customers/:id/confirmation',
    permission: 'customers.update',
    summary: 'Says that what is known of the customer was checked today and is right.',
    input: ById,
    output: Customer,
    reasons: ['customer.read_only'],
  }),
  reportFailure: endpoint({
    method: 'POST',
    path: '/customers/:id/identities/:identityId/failure',
    permission: 'customers.update',
    summary:
      'Says that a contact does not reach the customer: out of service, somebody else’s, or mail that came back.',
    input: IdentityPath.extend({ why: IdentityFailure.shape.why }),
    output: Identity,
    reasons: ['customer.read_only'],
  }),
  withdrawFailure: endpoint({
    method: 'DELETE',
    path: '/customers/:id/identities/:identityId/failure',
    permission: 'customers.update',
    summary: 'Says that a contact reaches the customer after all.',
    input: IdentityPath,
    output: Nothing,
    reasons: ['customer.read_only'],
  }),
}
