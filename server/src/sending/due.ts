import type { Round, WorkSource } from './source';
import { inTurns } from './turns';
import type { DueWork } from './work';

/** Queries one source after another, so that a dispatcher uses one database connection at most. */
export async function ofEach<T>(
  sources: readonly WorkSource[],
  ask: (source: WorkSource) => Promise<readonly T[]> | undefined,
): Promise<T[]> {
  const answers: T[] = [];
  for (const source of sources) answers.push(...((await ask(source)) ?? []));
  return answers;
}

/**
 * Random, because counted turns could keep step with the rhythm in which permits become available.
 */
const randomTurn = (): number => Math.floor(Math.random() * 60);

/** The due work of all sources: first the sources that go first, then the others in fair turns. */
export async function dueOf(sources: readonly WorkSource[], round: Round): Promise<DueWork[]> {
  const dueWhere = (goesFirst: boolean) =>
    ofEach(
      sources.filter((source) => (source.goesFirst ?? false) === goesFirst),
      (source) => source.due(round),
    );
  const first = await dueWhere(true);
  return [...first, ...inTurns(await dueWhere(false), randomTurn())].slice(0, round.limit);
}
