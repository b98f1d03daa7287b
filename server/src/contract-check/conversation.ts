/**
 * The calls of one check. They use permits like all other calls, are counted, and can try settings.
 */

import type { CheckFinding } from '../contracts/institutions/check-findings';
import type { CheckWait } from '../contracts/institutions/contract-check';
import { MINUTE_MS } from '../kernel/time/durations';
import { finding } from './findings';
import { withChange, type SettingChange } from './setting-change';
import type { CheckPorts, CheckedInstitution } from './ports';
import {
  isS360Error,
  NoPermitError,
  type Answer,
  type CallContext,
  type CallName,
  type Lane,
  type Permit,
  type S360Client,
  type S360Error,
} from '../s360';

/** A step ends untested: no permit is available, or a person cancelled the check. */
export class StepStopped extends Error {
  override readonly name = 'StepStopped';

  constructor(readonly why: CheckFinding) {
    super(`the step was not tried: ${why.code}`);
  }
}

/** One call, independent of the settings that it is made with. */
export interface Question<T> {
  name(institution: CheckedInstitution): CallName;
  /**
   * Whether the answer contains more than its status, so that a success is recognizable by its
   * data.
   */
  readonly isTelling: boolean;
  send(client: S360Client, context: CallContext): Promise<Answer<T>>;
}

export type CallOutcome<T> =
  | { readonly kind: 'answered'; readonly data: T; readonly answeredAt: Date | null }
  | { readonly kind: 'failed'; readonly error: S360Error };

interface AskOptions {
  /** Settings to try on top of the adopted ones. */
  readonly with?: SettingChange;
  /** The call restores something, so it is made even when the check has been cancelled. */
  readonly restores?: boolean;
}

export interface Conversation {
  institution(): CheckedInstitution;
  /** The settings that the check adopted on top of the configured ones. */
  adopted(): SettingChange;
  /** Uses this setting for all following calls. */
  adopt(change: SettingChange): void;
  /**
   * Makes one call as soon as a permit is free.
   *
   * @throws StepStopped when no permit will be free soon enough, or the check was cancelled.
   */
  ask<T>(question: Question<T>, options?: AskOptions): Promise<CallOutcome<T>>;
  /** Calls the login method and returns its token. */
  logIn(change?: SettingChange): Promise<CallOutcome<string>>;
  /**
   * Waits. Ends early when the check is cancelled.
   *
   * @throws StepStopped when the check is cancelled.
   */
  pause(ms: number): Promise<void>;
  end(): void;
}

interface ConversationEvents {
  /** A call got its permit. */
  onCall(): void;
  onWait(wait: CheckWait | null): void;
}

/** The catalog has a window of ten minutes. */
const LONGEST_WAIT_MS = 12 * MINUTE_MS;
/** A check restores what it changed even if that takes long. */
const LONGEST_WAIT_TO_RESTORE_MS = 60 * MINUTE_MS;
/** Other calls may have used the free permits meanwhile. */
const LOOK_AGAIN_MS = 5_000;

/** The lane of a check. Restoring calls take precedence over everything else. */
const laneOf = ({ restores = false }: AskOptions): Lane => (restores ? 'booking' : 'edit');

/** Creates the conversation of one check; `signal` cancels it. */
export function startConversation(
  code: string,
  ports: CheckPorts,
  signal: AbortSignal,
  events: ConversationEvents,
): Conversation {
  let adopted: SettingChange = {};
  const clients = new Map<string, S360Client>();

  const institutionWith = (change: SettingChange = {}): CheckedInstitution =>
    ports.institutionWith(code, withChange(adopted, change));

  async function pause(ms: number, options: AskOptions = {}): Promise<void> {
    const isCancelled = () => signal.aborted && options.restores !== true;
    if (isCancelled()) throw new StepStopped(finding('cancelled'));
    await ports.sleep(ms, options.restores ? null : signal);
    if (isCancelled()) throw new StepStopped(finding('cancelled'));
  }

  /** Waits for a permit and reports the reason for the wait. */
  async function permitFor(name: CallName, options: AskOptions): Promise<Permit> {
    const maxMs = options.restores ? LONGEST_WAIT_TO_RESTORE_MS : LONGEST_WAIT_MS;
    const startedAtMs = ports.now().getTime();
    const call = { ...name, lane: laneOf(options) };
    for (;;) {
      if (signal.aborted && !options.restores) throw new StepStopped(finding('cancelled'));
      const answer = await ports.takePermit(code, call);
      if (answer.kind === 'granted') {
        events.onWait(null);
        events.onCall();
        return answer.permit;
      }
      const { because, waitMs } = answer;
      if (because === 'quota' || because === 'kept') throw new StepStopped(finding('monthUsedUp'));
      const nowMs = ports.now().getTime();
      const minutes = Math.ceil(waitMs / MINUTE_MS);
      if (nowMs + waitMs - startedAtMs > maxMs) {
        const why = because === 'closed' ? 'closedNow' : 'waitTooLong';
        throw new StepStopped(finding(why, { minutes }));
      }
      events.onWait({ because, until: new Date(nowMs + waitMs).toISOString() });
      await pause(Math.min(waitMs, LOOK_AGAIN_MS), options);
    }
  }

  /** One client per combination of settings. Connections stay open for the length of the check. */
  function clientOf(institution: CheckedInstitution): S360Client {
    const key = JSON.stringify(institution.client);
    const known = clients.get(key);
    if (known) return known;
    const client = ports.createClient(institution.client, {
      async take(call) {
        const answer = await ports.takePermit(code, call);
        if (answer.kind === 'wait') throw new NoPermitError(code, answer.waitMs);
        events.onCall();
        return answer.permit;
      },
      endPermit: (permit, end) => ports.endPermit(permit, end),
    });
    clients.set(key, client);
    return client;
  }

  /**
   * The login before a call may find no permit. In that case the call was not made either, so it
   * can be repeated.
   */
  async function outcomeOf<T>(
    make: () => Promise<Answer<T>>,
    options: AskOptions,
  ): Promise<CallOutcome<T>> {
    for (;;) {
      try {
        const { answeredAt, data } = await make();
        return { kind: 'answered', data, answeredAt };
      } catch (error) {
        if (isS360Error(error)) {
          await ports.noteFailure(code, error);
          return { kind: 'failed', error };
        }
        if (!(error instanceof NoPermitError)) throw error;
        await pause(Math.min(error.waitMs, LOOK_AGAIN_MS), options);
      }
    }
  }

  return {
    institution: () => institutionWith(),
    adopted: () => adopted,
    adopt(change) {
      adopted = withChange(adopted, change);
    },
    ask(question, options = {}) {
      const institution = institutionWith(options.with);
      const client = clientOf(institution);
      const name = question.name(institution);
      return outcomeOf(async () => {
        const permit = await permitFor(name, options);
        return question.send(client, { permit });
      }, options);
    },
    logIn(change) {
      const client = clientOf(institutionWith(change));
      return outcomeOf(async () => ({ data: await client.logIn('edit'), answeredAt: null }), {});
    },
    pause: (ms) => pause(ms),
    end() {
      for (const client of clients.values()) client.close();
    },
  };
}
