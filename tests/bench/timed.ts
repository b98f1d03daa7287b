import type { HttpAnswer } from '../helpers/http';
import { median } from './statistics';

/** The number of repetitions, after one warm-up. */
const TIMES = 9;

/** The median time of an answer in ms, and the answer. */
export async function timed(
  ask: () => Promise<HttpAnswer>,
): Promise<{ ms: number; answer: HttpAnswer }> {
  const answer = await ask();
  if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
  const times: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const begun = performance.now();
    await ask();
    times.push(performance.now() - begun);
  }
  return { ms: median(times), answer };
}
