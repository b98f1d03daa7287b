import { companyInS360, personInS360 } from '../contacts/contacts';
import { pause } from '../waiting';
import type { WrongCase } from './wrong-case';

export const WITHIN_MS = 60_000;
/** Many waits run in one process, and more frequent polls would slow down their work. */
export const POLL_MS = 100;
const CONSENTS = [{ authorizationCode: 'NEWS', allowed: true }];

/** One institution with a difference, and the contacts that a test examines. */
export interface WrongVenue {
  readonly of: WrongCase;
  /** Numbers in S-360: the first one is followed, all are saved. */
  readonly numbers: readonly string[];
  /** The contact that the contract check may write. */
  readonly forTests: string;
  /** The document ids of `numbers` in the CRM. */
  documentIds: readonly string[];
  /** The document id of a contact that was created in the CRM and should be sent. */
  made: string | null;
  /** The data in S-360 before anything was sent, by number. */
  before: ReadonlyMap<string, unknown>;
}

const isOfCompanies = ({ contacts }: WrongCase) => contacts === 'companies';

/** A contact of the institution as S-360 gives it. */
export function inS360(of: WrongCase, lastName: string): Record<string, unknown> {
  const { authorizations, ...contact } = isOfCompanies(of)
    ? { ...companyInS360({ structureName: lastName, town: 'A' }), authorizations: CONSENTS }
    : { ...personInS360({ lastName, town: 'A', title: 'MISS' }), authorizations: CONSENTS };
  return { ...contact, authorizations };
}

/** A contact that the CRM creates. */
export const newInCrm = (of: WrongCase) =>
  isOfCompanies(of)
    ? { type: 'structure', structureName: `New ${of.code}` }
    : { lastName: `New ${of.code}`, email: `new.${of.code}@example.com` };

/** A finalized order of a contact. */
export const aSale = (contactReference: string) => ({
  orderState: 'CLOSED',
  orderType: 'SALE',
  contactReference,
  operationDatas: [{ quantity: 1, unitPrice: 20_000 }],
});

/**
 * Shares one read among concurrent callers. It starts after each of them called, so that no result
 * is stale.
 */
export function together<T>(read: () => Promise<T>): () => Promise<T> {
  let next: Promise<T> | null = null;
  return () => {
    next ??= pause(POLL_MS).then(() => {
      next = null;
      return read();
    });
    return next;
  };
}
