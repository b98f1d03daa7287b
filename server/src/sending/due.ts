import type { Round, WorkSource } from './source';
import { inTurns } from './turns';
import type { DueWork } from './work';

/** One source after the other: a dispatcher takes no more than one connection of the database. */
export async function ofEach<T>(
  sources: readonly WorkSource[],
  ask: (source: WorkSource) => Promise<readonly T[]> | undefined,
): Promise<T[]> {
  const answers: T[] = [];
  for (const source of sources) answers.push(...((await ask(source)) ?? []));
  return answers;
}

/** Drawn: turns by count could keep step with the rhythm in which permits become free. */
const randomTurn = (): number => Math.floor(Math.random() * 60);

/** What is due of all sources: first what goes first, then the rest in fair turns. */
export async function dueOf(sources: readonly WorkSource[], round: Round): Promise<DueWork[]> {
  const dueWhere = (goesFirst: boolean) =>
    ofEach(
      sources.filter((source) => (source.goesFirst ?? false) === goesFirst),
      (source) => source.due(round),
    );
  const first = await dueWhere(true);
  return [...first, ...inTurns(await dueWhere(false), randomTurn())].slice(0, round.limit);
}
