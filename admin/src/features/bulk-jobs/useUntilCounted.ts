import { useState } from 'react';
import type { PushUnderWay } from '../../../../server/src/contracts';

/** How far the counting of a push has come; `null` while nothing is counted. */
export type CountingProgress = PushUnderWay['underWay'] | null;

/** Makes a request about a push again and again until its contacts are counted. */
export function useUntilCounted() {
  const [progress, setProgress] = useState<CountingProgress>(null);

  async function untilCounted<Answer extends object>(
    ask: () => Promise<Answer | PushUnderWay>,
  ): Promise<Answer> {
    try {
      for (;;) {
        const answer = await ask();
        if (!('underWay' in answer)) return answer;
        setProgress(answer.underWay);
      }
    } finally {
      setProgress(null);
    }
  }

  return { progress, untilCounted };
}
