import type { InstitutionStatus } from '../../../../server/src/contracts';

type Institution = Pick<InstitutionStatus, 'code' | 'conflictRules' | 'name'>;

/** Rules of conflicts, and the names of the institutions in which they hold. */
interface SharedRules {
  names: string[];
  rules: Institution['conflictRules'];
}

/** The rules of one institution or of all, those that are alike only once. */
export function rulesInForce(
  institutions: readonly Institution[],
  chosen: string | undefined,
): SharedRules[] {
  const shared = new Map<string, SharedRules>();
  for (const { code, conflictRules: rules, name } of institutions) {
    if (rules.length === 0 || (chosen !== undefined && code !== chosen)) continue;
    const key = JSON.stringify(rules);
    shared.set(key, { rules, names: [...(shared.get(key)?.names ?? []), name] });
  }
  return [...shared.values()];
}
