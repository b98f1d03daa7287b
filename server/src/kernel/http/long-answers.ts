import { setTimeout as pause } from 'node:timers/promises';

/** How far work has come that takes longer than a request should. */
export interface WorkUnderWay {
  done: number;
  total: number;
}

/** Notes how far the work has come. */
export type NoteProgress = (progress: WorkUnderWay) => void;

/** What becomes of a question: its answer, or how far the work for it has come. */
export type LongAnswer<Answer> =
  { kind: 'answered'; answer: Answer } | { kind: 'underWay'; progress: WorkUnderWay };

export interface LongAnswers<Answer> {
  /**
   * Waits a moment for the answer. The work goes on in this process without the request: whoever
   * asks the same again gets its answer, once, or how far it has come.
   * @param question names the work and whatever its answer depends on, such as what the caller may read
   */
  ask(
    question: unknown,
    work: (note: NoteProgress) => Promise<Answer>,
  ): Promise<LongAnswer<Answer>>;
}

const PATIENCE_MS = 2_000;
/** An answer that nobody asks for again is forgotten. */
const KEPT_MS = 60_000;

interface Asked<Answer> {
  answer: Promise<Answer>;
  progress: WorkUnderWay;
}

export function longAnswers<Answer>({
  patienceMs = PATIENCE_MS,
  keptMs = KEPT_MS,
} = {}): LongAnswers<Answer> {
  const asked = new Map<string, Asked<Answer>>();

  function begin(key: string, work: (note: NoteProgress) => Promise<Answer>): Asked<Answer> {
    const forget = () => {
      if (asked.get(key) === begun) asked.delete(key);
    };
    const begun: Asked<Answer> = {
      progress: { done: 0, total: 0 },
      answer: work((progress) => {
        begun.progress = progress;
      }).finally(() => setTimeout(forget, keptMs).unref()),
    };
    // An error is thrown to whoever asks; when nobody does, it must not end the process.
    begun.answer.catch(() => undefined);
    asked.set(key, begun);
    return begun;
  }

  const ask: LongAnswers<Answer>['ask'] = async (question, work) => {
    const key = JSON.stringify(question);
    const known = asked.get(key) ?? begin(key, work);
    const patience = new AbortController();
    try {
      const answered = await Promise.race([
        known.answer.then((answer) => ({ answer })),
        pause(patienceMs, null, { signal: patience.signal }),
      ]);
      if (answered === null) return { kind: 'underWay', progress: known.progress };
      // Somebody else who waited for it has it.
      if (!asked.delete(key)) return await ask(question, work);
      return { kind: 'answered', ...answered };
    } catch (error) {
      asked.delete(key);
      throw error;
    } finally {
      patience.abort();
    }
  };
  return { ask };
}
