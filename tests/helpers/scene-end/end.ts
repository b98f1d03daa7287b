import type { ReceivedCall } from '../s360-side';
import { tooManyCalls, wrongAtRest } from './checks';
import { echoRound } from './echo';
import { findings, needless, unexcused, type Excuse, type Finding } from './excuses';
import { forgottenContacts } from './items';
import { comeToRest } from './rest';
import { readState, type SceneAtEnd } from './state';

/** How many findings a failure tells. */
const MAX_TOLD = 20;

async function allFindings(
  scene: SceneAtEnd,
  excuses: readonly Excuse[],
  callsSoFar: () => Promise<ReadonlyMap<string, readonly ReceivedCall[]>>,
): Promise<Finding[]> {
  const left = await comeToRest(scene, excuses);
  const state = await readState(scene);
  const found = [...left, ...wrongAtRest(state)];
  // Whether something is an echo cannot be told while something else still travels.
  if (unexcused(left, excuses).length > 0) return found;
  const first = await echoRound(scene, { before: state, excuses, round: 'first' });
  const second = await echoRound(scene, { before: first.after, excuses, round: 'second' });
  return [
    ...found,
    ...first.found,
    ...second.found,
    ...findings('everybody', forgottenContacts(second.after)),
    ...tooManyCalls(second.after, await callsSoFar()),
  ];
}

/**
 * Waits until a scene has come to rest and checks what holds then; throws with all that does not
 * and is not excused, and with excuses that nothing needed.
 */
export async function checkSceneAtEnd(
  scene: SceneAtEnd,
  excuses: readonly Excuse[],
  callsSoFar: () => Promise<ReadonlyMap<string, readonly ReceivedCall[]>>,
): Promise<void> {
  const found = await allFindings(scene, excuses, callsSoFar);
  const wrong = [
    ...unexcused(found, excuses).map(({ check, what }) => `${check}: ${what}`),
    ...needless(found, excuses).map(
      ({ check, fits }) => `${check}: nothing needed the excuse ${String(fits)}`,
    ),
  ];
  if (wrong.length === 0) return;
  const told = wrong.slice(0, MAX_TOLD);
  throw new Error(
    `${wrong.length} things do not hold at the end of the scene:\n${told.join('\n')}`,
  );
}
