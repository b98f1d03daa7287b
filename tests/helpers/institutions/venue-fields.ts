/** Fields that a venue has added to its contacts, and their mapping. */
import type { InstitutionSetup } from './institutions';
import { objectAt } from '../json';
import type { Scene } from '../scene/scene';

export const VENUE_ATTRIBUTES = {
  handicapType: { type: 'string' },
  jobFunction: { type: 'text' },
  billingTown: { type: 'string' },
};

export const VENUE_MAPPING = [
  { field: 'handicapType', path: 'individualContact.handicapType' },
  { field: 'jobFunction', path: 'function' },
  { field: 'billingTown', path: 'addresses(billing).town' },
];

/** The institution `myvenue` with more settings. */
export const myvenue = (plugin: Record<string, unknown>): InstitutionSetup => ({
  code: 'myvenue',
  plugin,
});

/** The personal part of a contact in S-360. */
export const personIn = (contact: Record<string, unknown>) => objectAt(contact.individualContact);

/** The contact in the CRM for a number of `myvenue`. */
export async function contactInCrm(scene: Scene, contactNumber: string) {
  return objectAt(await scene.crm.contactOf('myvenue', contactNumber));
}
