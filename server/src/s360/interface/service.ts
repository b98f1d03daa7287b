/** How a service of S-360 is described, and what any call and answer has beside its own members. */

import { documented, seenInUse, type Evidence } from './evidence';
import type { ErrorCode } from './error-codes';
import { by, required, type Members } from './vocabulary';

/** The modules of S-360 that contain public services. */
export type S360Module = 'tnco' | 'tnseb' | 'tnpsb' | 'tnci' | 'tnai';

/** The setting of an institution that names the version of a service. */
export type VersionSetting =
  | 'contactServiceVersion'
  | 'orderServiceVersion'
  | 'catalogServiceVersion'
  | 'shipmentServiceVersion';

export interface Method {
  /** Whether a call changes anything in S-360. */
  readonly effect: 'reads' | 'changes';
  readonly evidence: Evidence;
  readonly request: Members;
  readonly answer: Members;
  /** The refusals that are documented for it. */
  readonly errors?: readonly ErrorCode[];
  /** Its own limit, beside those of the service and the institution. */
  readonly limit?: { readonly calls: number; readonly perMinutes: number };
}

/** One public service, as in the path of a call. */
export interface Service {
  readonly module: S360Module;
  readonly name: string;
  readonly evidence: Evidence;
  /** The versions that speak REST, newest first. */
  readonly versions: readonly string[];
  /** The newest frozen version. */
  readonly version: string;
  readonly versionSetting: VersionSetting;
  readonly methods: Readonly<Record<string, Method>>;
}

const doc = by(documented('platform.secutix.com/backend/standards/rest and every apidocs page'));
const seen = by(seenInUse('clients of every service'));

/** What any request may have. */
export const anyRequest = { requestId: doc.long() } satisfies Members;

/** What any answer has. The words are those of the assumptions `successWords` and `failureWords`. */
export const anyAnswer = {
  statusCode: required(seen.text({ known: ['success', 'error', 'in_progress'] })),
  statusDetail: doc.text(),
  requestId: doc.long(),
} satisfies Members;
