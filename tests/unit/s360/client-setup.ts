/** S-360 clients for tests, with permits that are always available. */

import { resolveAssumptions } from '../../../server/src/s360/assumptions';
import {
  contactCalls,
  createS360Client,
  DEFAULT_SETTINGS,
  isS360Error,
  type CallContext,
  type CallName,
  type ContactMethods,
  type Lane,
  type Permit,
  type PermitSource,
  type S360Client,
  type S360ClientSettings,
  type S360Error,
} from '../../../server/src/s360';
import { startServer, type Answering, type TestServer } from './s360-server';

export const SECRET = 'top-secret-of-the-venue';
export const INSTITUTION = 'myvenue';

export function settingsFor(
  baseUrl: string,
  changes: Partial<S360ClientSettings> = {},
): S360ClientSettings {
  return {
    ...DEFAULT_SETTINGS,
    institution: INSTITUTION,
    baseUrl,
    assumptions: resolveAssumptions(INSTITUTION),
    authentication: jwtAuthentication,
    timeoutMs: 2_000,
    deadlineMs: 4_000,
    ...changes,
  };
}

export const jwtAuthentication = {
  kind: 'jwt',
  operator: 'MYVENUE_CRM',
  partner: 'strapi-plugin-s360',
  secret: SECRET,
} as const;

export const loginAuthentication = { ...jwtAuthentication, kind: 'login' } as const;

export function permitFor(call: CallName, lane: Lane = 'edit'): Permit {
  const { service, method } = call;
  return { institution: INSTITUTION, service, method, lane, takenAtMs: Date.now() };
}

/** The context of one call of a method, with the default method names. */
export function contextFor(method: keyof ContactMethods, lane?: Lane): CallContext {
  return { permit: permitFor(contactCalls()[method], lane) };
}

export interface RecordingPermits extends PermitSource {
  readonly taken: (CallName & { lane: Lane })[];
  /** Permits whose calls have ended. */
  readonly spent: Permit[];
}

export function createPermits(): RecordingPermits {
  const taken: RecordingPermits['taken'] = [];
  const spent: Permit[] = [];
  return {
    taken,
    spent,
    endPermit(permit) {
      spent.push(permit);
      return Promise.resolve();
    },
    take(call) {
      taken.push(call);
      return Promise.resolve(permitFor(call, call.lane));
    },
  };
}

export interface Setup {
  readonly server: TestServer;
  readonly client: S360Client;
  readonly permits: RecordingPermits;
}

/** Runs a test against its own server, and closes client and server afterwards. */
export async function withClient(
  options: { answering: Answering; settings?: Partial<S360ClientSettings>; now?: () => number },
  test: (setup: Setup) => Promise<void>,
): Promise<void> {
  const server = await startServer(options.answering);
  const permits = createPermits();
  const settings = settingsFor(server.origin, options.settings);
  const client = createS360Client(settings, { permits, now: options.now });
  try {
    await test({ server, client, permits });
  } finally {
    client.close();
    await server.close();
  }
}

export function getContact(client: S360Client, lane?: Lane) {
  return client.getContactData(
    { contactNumber: '333', details: ['GENERAL'] },
    contextFor('getContactData', lane),
  );
}

/** The client error with which a call ends. */
export async function failureOf(call: Promise<unknown>): Promise<S360Error> {
  const failure: unknown = await call.then(
    () => new Error('The call succeeded.'),
    (error: unknown) => error,
  );
  if (isS360Error(failure)) return failure;
  throw failure;
}
