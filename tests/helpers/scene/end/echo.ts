import type { Row } from '../crm-side';
import { at, objectAt, parsed } from '../../json';
import { comeToRest } from './rest';
import { findings, type Excuse, type Finding } from './excuses';
import { readState, type SceneAtEnd, type SceneState } from './state';

/** The parts of a link that must stay the same, unlike the time of the last receipt. */
const linkParts = ({ both }: SceneState): string[] =>
  both.tables.links.map((link) =>
    JSON.stringify([
      link.id,
      link.state,
      link.contactNumber,
      link.contactDocumentId,
      link.markedRevision,
      link.acknowledgedRevision,
      Object.entries(link.observations)
        .map(([field, { base }]) => [field, base])
        .sort(),
    ]),
  );

const wholeRows = (rows: readonly Row[]): string[] => rows.map((row) => JSON.stringify(row));

/** A number that is quarantined again replaces or repeats its stored item. */
const quarantinedNumbers = ({ tables }: SceneState): string[] => [
  ...new Set(
    tables.quarantined.map(
      ({ contactNumber, institution }) => `${String(institution)}/${String(contactNumber)}`,
    ),
  ),
];

const PARTS: Record<string, (state: SceneState) => string[]> = {
  contacts: ({ tables }) => wholeRows(tables.contacts),
  links: linkParts,
  history: ({ tables }) => wholeRows(tables.history),
  conflicts: ({ tables }) => wholeRows(tables.conflicts),
  consents: ({ tables }) => wholeRows(tables.consents),
  questions: ({ tables }) =>
    wholeRows(
      tables.candidates.map(({ id, state, contactDocumentIds }) => ({
        id,
        state,
        contactDocumentIds,
      })),
    ),
  quarantine: quarantinedNumbers,
};

function changes(before: SceneState, after: SceneState): string[] {
  return Object.entries(PARTS).flatMap(([name, part]) => {
    const known = new Set(part(before));
    const now = part(after);
    const added = now.filter((row) => !known.has(row));
    const lost = known.size + added.length - now.length;
    if (added.length === 0 && lost === 0) return [];
    const [first] = added;
    const what = first === undefined ? `${lost} are gone` : writtenIn(first, [...known]);
    return [`${name} were written: ${what}`];
  });
}

const MAX_SHOWN = 600;

/** The parts of the row that differ from its former version, else the new row. */
function writtenIn(row: string, former: readonly string[]): string {
  if (!row.startsWith('{')) return row.slice(0, MAX_SHOWN);
  const now = objectAt(parsed(row));
  const before = former.map(parsed).find((one) => at(one, 'id') === now.id);
  const differing = Object.entries(now)
    .filter(([key, value]) => JSON.stringify(at(before, key)) !== JSON.stringify(value))
    .map(([key, value]) => `${key} ${JSON.stringify(at(before, key))} -> ${JSON.stringify(value)}`);
  return `${String(now.id)}: ${differing.join(', ')}`.slice(0, MAX_SHOWN);
}

/** A catalog is read on schedule, whatever S-360 sends meanwhile. */
const OF_THE_SCHEDULE: ReadonlySet<string> = new Set(['getPOSConfig', 'getCatalogDetailed']);

/**
 * S-360 sends everything once more, as in a first load. Both sides agree, so this must cause
 * neither a call nor a write except the delivery. `round` is its name.
 */
export async function echoRound(
  scene: SceneAtEnd,
  { before, excuses, round }: { before: SceneState; excuses: readonly Excuse[]; round: string },
): Promise<{ after: SceneState; found: Finding[] }> {
  for (const side of scene.sides.values()) {
    await side.forgetCalls();
    await side.announces();
  }
  const left = await comeToRest(scene, excuses);
  const after = await readState(scene);
  const called: string[] = [];
  for (const [code, side] of scene.sides) {
    const calls = await side.calls();
    const caused = calls.filter(({ method }) => !OF_THE_SCHEDULE.has(method));
    called.push(...caused.map(({ method }) => `${code} was called: ${method}`));
  }
  const wrong = [...called, ...changes(before, after)].map((what) => `${round} round: ${what}`);
  return { after, found: [...left, ...findings('echo', wrong)] };
}
