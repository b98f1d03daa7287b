import type { NotReadyReason } from '../contracts/schemas/health';
import { endsWithin } from '../kernel/time/ends-within';

/** What the workers of this process do; `off`: this process only serves requests. */
export type StateOfWorkers = 'notStarted' | 'running' | 'off' | 'stopping';

interface ReadinessPorts {
  /** Asks the database the least that it can be asked. */
  askDatabase(): Promise<unknown>;
  stateOfWorkers(): StateOfWorkers;
  nowMs(): number;
}

/** A busy database answers later than an idle one, but a person does not wait longer for a page. */
export const DATABASE_WITHIN_MS = 2_000;
/** However often somebody asks, the database is asked this often. */
export const ASKED_EVERY_MS = 1_000;

/**
 * Why this process is not ready; nothing when it is. At most one question to the database is under
 * way, also while it does not answer.
 */
export function readinessOf(ports: ReadinessPorts): () => Promise<NotReadyReason[]> {
  let question: Promise<boolean> | null = null;
  let answered: { does: boolean; atMs: number } | null = null;

  async function ask(): Promise<boolean> {
    const does = await ports.askDatabase().then(
      () => true,
      () => false,
    );
    answered = { does, atMs: ports.nowMs() };
    question = null;
    return does;
  }

  async function doesDatabaseAnswer(): Promise<boolean> {
    if (answered && ports.nowMs() - answered.atMs < ASKED_EVERY_MS) return answered.does;
    question ??= ask();
    const asked = question;
    return (await endsWithin(asked, DATABASE_WITHIN_MS)) && (await asked);
  }

  return async () => {
    const workers = ports.stateOfWorkers();
    if (workers === 'stopping') return ['stopping'];
    return [
      ...(workers === 'notStarted' ? (['workersNotStarted'] as const) : []),
      ...((await doesDatabaseAnswer()) ? [] : (['databaseSilent'] as const)),
    ];
  };
}
