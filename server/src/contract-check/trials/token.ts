import jwt from 'jsonwebtoken';
import {
  attention,
  failedResult,
  failedCallResult,
  finding,
  heldResult,
  note,
  untestedResult,
} from '../findings';
import type { CheckNote } from '../../contracts/institutions/contract-check';
import type { CallOutcome, Conversation } from '../conversation';
import type { CheckedInstitution } from '../ports';
import type { StepResult } from '../steps';
import type { SettingChange } from '../setting-change';
import type { StepContext } from '../step-context';
import { isLogin } from '../../s360';
import { aliveQuestion } from './questions';

/** S-360 answered the token with 401, or rejected the login. */
const isTokenRefused = (asked: CallOutcome<unknown>): boolean =>
  asked.kind === 'failed' &&
  (isLogin(asked.error)
    ? asked.error.kind !== 'network' && asked.error.kind !== 'too-many-calls'
    : asked.error.kind === 'authentication' && asked.error.status === 401);

/**
 * Tests that the configured kind of authentication works. A note says whether the other one does.
 */
export async function tryToken(context: StepContext): Promise<StepResult> {
  const { conversation, ports } = context;
  const first = await conversation.ask(aliveQuestion);
  if (first.kind === 'answered') {
    return admittedResult(conversation, clockNotes(first.answeredAt, ports.now().getTime()));
  }
  if (isTokenRefused(first)) return findOtherToken(context);
  const { error } = first;
  if (error.kind === 'http' && (error.status === 404 || error.status === 400)) {
    return ignoredTokenResult(error.status);
  }
  return isAdmitted(first)
    ? admittedResult(conversation)
    : failedCallResult(error, conversation.institution());
}

/**
 * Something in front of S-360 may answer any token like this, so nothing is known about ours. The
 * next steps find out whether the version or the address is wrong.
 */
const ignoredTokenResult = (status: number): StepResult => ({
  ...untestedResult(finding('tokenNotLookedAt', { status })),
  isUsable: true,
});

/** Any answer that is not about the token proves that it was accepted. */
const isAdmitted = ({ error }: Extract<CallOutcome<unknown>, { kind: 'failed' }>): boolean => {
  switch (error.kind) {
    case 'business':
    case 'in-progress':
    case 'answer':
      return !isLogin(error);
    case 'authentication':
      return error.status === 403;
    case 'http':
    case 'network':
    case 'request':
    case 'too-many-calls':
      return false;
  }
};

/** The age of payloads and saves goes by S-360's clock. */
const APART_MS = 10_000;

function clockNotes(at: Date | null, nowMs: number): CheckNote[] {
  const offsetMs = at === null ? 0 : at.getTime() - nowMs;
  if (Math.abs(offsetMs) < APART_MS) return [];
  const seconds = Math.round(Math.abs(offsetMs) / 1000);
  return [attention('clocksApart', { seconds, side: offsetMs > 0 ? 'behind' : 'ahead' })];
}

async function admittedResult(
  conversation: Conversation,
  alsoNoted: readonly CheckNote[] = [],
): Promise<StepResult> {
  const isForged = conversation.institution().client.authentication.kind === 'jwt';
  const notes = [...alsoNoted, await lookAtOtherKind(conversation)];
  return isForged
    ? heldResult({ notes, held: ['authentication', 'tokenSubject', 'tokenTimeUnit', 'failures'] })
    : heldResult({ notes, held: ['authentication'] });
}

const otherKind = ({ client }: CheckedInstitution): 'jwt' | 'login' =>
  client.authentication.kind === 'jwt' ? 'login' : 'jwt';

async function lookAtOtherKind(conversation: Conversation) {
  const kind = otherKind(conversation.institution());
  const asked = await conversation.ask(aliveQuestion, { with: { authentication: { kind } } });
  const isHeld = asked.kind === 'answered' || isAdmitted(asked);
  return note(isHeld ? 'tokenOtherKindHeld' : 'tokenOtherKindRefused', { kind });
}

/** Tries other subjects and units of time, and the other kind of authentication. */
async function findOtherToken({ conversation }: StepContext): Promise<StepResult> {
  const { client } = conversation.institution();
  const seen = await tokenOfLogin(conversation);
  if (client.authentication.kind === 'jwt') {
    for (const change of forgedVariants(conversation.institution(), seen?.token ?? null)) {
      const asked = await conversation.ask(aliveQuestion, { with: change });
      if (isTokenRefused(asked)) continue;
      conversation.adopt(change);
      return otherForgedResult(change);
    }
  }
  const kind = otherKind(conversation.institution());
  const byOther = kind === 'login' ? (seen?.change ?? null) : { authentication: { kind } };
  if (
    byOther !== null &&
    !isTokenRefused(await conversation.ask(aliveQuestion, { with: byOther }))
  ) {
    conversation.adopt(byOther);
    return failedResult(finding('tokenKindOther', { kind }), {
      cures: [byOther],
      refuted: ['authentication'],
    });
  }
  return failedResult(finding('tokenRefused', { operator: client.authentication.operator }), {
    refuted: [],
    isUsable: false,
  });
}

function otherForgedResult(change: SettingChange): StepResult {
  const { tokenSubject, tokenTimeUnit } = change.assumptions ?? {};
  return failedResult(
    [
      ...(tokenSubject ? [finding('tokenSubjectOther', { subject: tokenSubject })] : []),
      ...(tokenTimeUnit ? [finding('tokenUnitOther', { unit: tokenTimeUnit })] : []),
    ],
    {
      cures: [change],
      refuted: [
        ...(tokenSubject ? (['tokenSubject'] as const) : []),
        ...(tokenTimeUnit ? (['tokenTimeUnit'] as const) : []),
      ],
      held: ['authentication', 'failures'],
    },
  );
}

const LOGIN_MODULES = ['tnai', 'tnco'] as const;

/** The token from the login, by the first module that has the call. */
async function tokenOfLogin(conversation: Conversation) {
  const configured = conversation.institution().client.authentication.loginModule ?? 'tnai';
  const modules = [configured, ...LOGIN_MODULES.filter((module) => module !== configured)];
  for (const loginModule of modules) {
    const change: SettingChange = {
      authentication: {
        kind: 'login',
        ...(loginModule !== configured && { loginModule }),
      },
    };
    const asked = await conversation.logIn(change);
    if (asked.kind === 'answered') return { token: asked.data, change };
  }
  return null;
}

/**
 * Likely subjects: the one in S-360's own token, the institution code, and the operator's prefix
 * before the first `_`, in several cases. Each is tried with both units of time.
 */
function forgedVariants(
  { client, code }: CheckedInstitution,
  loginToken: string | null,
): SettingChange[] {
  const { tokenSubject, tokenTimeUnit } = client.assumptions;
  const [prefix = code] = client.authentication.operator.split('_');
  const fromLogin = subjectOf(loginToken);
  const likely = [
    tokenSubject,
    ...(fromLogin === null ? [] : [fromLogin]),
    code.toUpperCase(),
    code,
    prefix,
    prefix.toUpperCase(),
    prefix.toLowerCase(),
  ];
  const subjects = [...new Set(likely)];
  const otherUnit = tokenTimeUnit === 'seconds' ? 'milliseconds' : 'seconds';
  const units: (typeof tokenTimeUnit)[] = [tokenTimeUnit, otherUnit];
  const variants = units.flatMap((unit) =>
    subjects.map((subject) => ({
      ...(subject !== tokenSubject && { tokenSubject: subject }),
      ...(unit !== tokenTimeUnit && { tokenTimeUnit: unit }),
    })),
  );
  return variants
    .filter((change) => Object.keys(change).length > 0)
    .map((assumptions) => ({ assumptions }));
}

function subjectOf(token: string | null): string | null {
  const claims = token === null ? null : jwt.decode(token);
  return typeof claims === 'object' && claims !== null && typeof claims.sub === 'string'
    ? claims.sub
    : null;
}
