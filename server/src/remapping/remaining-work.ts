import type { Institution } from '../institutions';
import { appliedForm, STANDARD_APPLIED, isCompatible } from './applied-mapping';
import type { Filling, MappingStore, StoredMapping } from './mapping-store';

const NEVER_FILLED: StoredMapping = { applied: STANDARD_APPLIED, filling: null };

type RemainingWork = StoredMapping & { filling: Filling };

/** The remaining work at one institution; `null` when its contacts follow its mapping. */
export async function remainingWork(
  { code, contacts }: Institution,
  startedAt: Date,
  memory: MappingStore,
): Promise<RemainingWork | null> {
  const { applied, filling } = (await memory.read(code)) ?? NEVER_FILLED;
  const to = appliedForm(contacts);
  if (filling && isCompatible(filling.to, to)) return { applied, filling: { ...filling, to } };
  if (!filling && isCompatible(applied, to)) return null;
  return { applied, filling: { to, since: startedAt.toISOString(), doneToId: 0 } };
}
