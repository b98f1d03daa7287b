import type { Institution } from '../institutions';
import { appliedForm, STANDARD_APPLIED, standsUnder } from './applied-mapping';
import type { Filling, MappingMemory, RememberedMapping } from './mapping-memory';

const NEVER_FILLED: RememberedMapping = { applied: STANDARD_APPLIED, filling: null };

/** The remaining work at one institution. */
export type Unfinished = RememberedMapping & { filling: Filling };

/** The remaining work at one institution; `null` when its contacts follow its mapping. */
export async function unfinished(
  { code, contacts }: Institution,
  startedAt: Date,
  memory: MappingMemory,
): Promise<Unfinished | null> {
  const { applied, filling } = (await memory.read(code)) ?? NEVER_FILLED;
  const to = appliedForm(contacts);
  if (filling && standsUnder(filling.to, to)) return { applied, filling: { ...filling, to } };
  if (!filling && standsUnder(applied, to)) return null;
  return { applied, filling: { to, since: startedAt.toISOString(), doneToId: 0 } };
}
