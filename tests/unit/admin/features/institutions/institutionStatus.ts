import type { InstitutionStatus } from '../../../../../server/src/contracts';
import { someProofs, STARTED } from '../../../../helpers/builders/trust';

/** A contract check after which nothing is open. */
export const HELD_CHECK: NonNullable<InstitutionStatus['lastCheck']> = {
  id: 1,
  institution: 'myvenue',
  state: 'done',
  verdict: 'held',
  writes: true,
  held: 11,
  failed: 0,
  untested: 0,
  calls: 30,
  startedSending: true,
  startedBy: null,
  startedAt: '2026-03-01T09:00:00.000Z',
  endedAt: '2026-03-01T09:05:00.000Z',
};

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
    source: 'configuration',
    pushNewContacts: true,
    writes: 'partial',
    conflictRules: [],
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
    waitingBookings: 0,
    waitingDeliveries: 0,
    lastDeliveries: { contacts: '2026-03-01T10:00:00.000Z', orders: '2026-03-01T10:00:00.000Z' },
    webhookMinutes: 15,
    lastSent: { contacts: '2026-03-01T10:05:00.000Z', bookings: null },
    alarms: [],
    refusedCredentials: [],
    retrying: 0,
    onHold: 0,
    quarantinedItems: 0,
    pastData: { contactsUpdatedSince: null, ordersCreatedSince: null },
    closedUntil: null,
    callsThisMonth: 12,
    callsPerMonth: 10_000,
    callsToday: 12,
    callsTodayShare: 322,
    callsPerDay: 12,
    callsUsedUpOn: null,
    ...changes,
  };
}
