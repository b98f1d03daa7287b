import type { InstitutionStatus } from '../../../../../server/src/contracts';
import { someProofs, STARTED } from '../../../../helpers/builders/trust';

/** An institution without problems, with the given changes. */
export function anInstitution(changes: Partial<InstitutionStatus> = {}): InstitutionStatus {
  return {
    code: 'myvenue',
    name: 'My Venue',
    baseUrl: 'https://myvenue.example.com',
    webhookPath: '/api/s360/contacts/myvenue',
    orderWebhookPath: '/api/s360/orders/myvenue',
    webhookAuthentication: { kind: 'apiKey', header: 'X-S360-Key' },
    weaknesses: [],
    pushNewContacts: true,
    writes: 'partial',
    paused: { sending: false, receiving: false },
    sending: { status: STARTED, by: null, untested: [], proofs: someProofs(20), openFindings: 0 },
    lastCheck: null,
    isMappingUnderWay: false,
    links: {
      inSync: 60,
      harmed: 0,
      conflict: 0,
      pending: 0,
      sending: 0,
      failed: 0,
      inDoubt: 0,
      unlinked: 0,
    },
    waitingDeliveries: 0,
    lastDeliveries: { contacts: '2026-03-01T10:00:00.000Z', orders: '2026-03-01T10:00:00.000Z' },
    lastSentAt: '2026-03-01T10:05:00.000Z',
    alarms: [],
    refusedCredentials: [],
    quarantinedItems: 0,
    pastData: { contactsUpdatedSince: null, ordersCreatedSince: null },
    excludedItems: 0,
    closedUntil: null,
    callsThisMonth: 12,
    callsPerMonth: 10_000,
    ...changes,
  };
}
