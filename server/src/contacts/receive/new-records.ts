import { firstState } from '../model/link-states';
import { isPlaceholder } from '../model/mapping/canonical';
import type { ContactSnapshot } from '../model/mapping/snapshot';
import { NO_BELONGINGS } from '../records';
import type { ContactSettings } from '../settings';
import type { ContactStore, NewContact, NewLink } from '../store';

/** A new link, before anything is sent or received through it. */
export function newLink(
  store: ContactStore,
  settings: ContactSettings,
  of: {
    contactDocumentId: string;
    contactNumber: string | null;
    at: Date;
  },
): NewLink {
  const state = firstState(of.contactNumber);
  return {
    documentId: store.newDocumentId(),
    institution: settings.institution,
    contactDocumentId: of.contactDocumentId,
    contactNumber: of.contactNumber,
    mergedInto: null,
    baseUrl: settings.baseUrl,
    state,
    observations: {},
    markedRevision: state === 'pending' ? 1 : 0,
    acknowledgedRevision: 0,
    markedAt: state === 'pending' ? of.at : null,
    lane: 'edit',
    bulkJobId: null,
    traceparent: null,
    sending: null,
    attempts: 0,
    nextAttemptAt: null,
    failure: null,
    pullFailure: null,
    inDoubt: null,
    lastReceived: null,
    lastSent: null,
    warnings: [],
    belongings: NO_BELONGINGS,
  };
}

/** A new contact from a snapshot, without the values that rules exclude for every contact. */
export function newContact(
  store: ContactStore,
  snapshot: ContactSnapshot,
  { ruleOf }: ContactSettings,
  at: Date,
): NewContact {
  const fields = Object.fromEntries(
    Object.entries(snapshot.fields).map(([field, { canonical, column }]) => [
      field,
      isPlaceholder(canonical) || ruleOf(field).conflict === 'never' ? null : column,
    ]),
  );
  return { documentId: store.newDocumentId(), type: snapshot.type, fields, updatedAt: at };
}
