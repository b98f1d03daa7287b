import type { ReceivedCall } from '../s360-side';
import { tooManyCalls, wrongAtRest } from './checks';
import { echoRound } from './echo';
import { findings, needless, unexcused, type Excuse, type Finding } from './excuses';
import { forgottenContacts } from './items';
import { comeToRest } from './rest';
import { readState, type SceneAtEnd } from './state';

/** The maximum number of findings in an error message. */
const MAX_TOLD = 20;

async function allFindings(
  scene: SceneAtEnd,
  excuses: readonly Excuse[],
  callsSoFar: () => Promise<ReadonlyMap<string, readonly ReceivedCall[]>>,
): Promise<Finding[]> {
  const left = await comeToRest(scene, excuses);
  const state = await readState(scene);
  const found = [...left, ...wrongAtRest(state)];
  // An echo cannot be recognized while something else is in transit.
  if (unexcused(left, excuses).length > 0) return found;
  const first = await echoRound(scene, { before: state, excuses, round: 'first' });
  const second = await echoRound(scene, { before: first.after, excuses, round: 'second' });
  return [
    ...found,
    ...first.found,
    ...second.found,
    ...findings('everybody', forgottenContacts(second.after)),
    ...tooManyCalls(second.after, await callsSoFar()),
    ...(await scene.twins.changed()),
  ];
}

/**
 * Waits until a scene is at rest and checks the invariants; throws with all unexcused violations
 * and all unnecessary excuses.
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
