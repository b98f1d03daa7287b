/** From this share of the quota on, a person should know. */
const NEARLY_USED_PERCENT = 80;

/** How much of the month's calls is used; each level has its words under `quota.`. */
export interface QuotaUse {
  percent: number;
  level: 'enough' | 'nearlyUsed' | 'used';
}

/** The use of a monthly quota; `null` without a quota. */
export function quotaUse(callsThisMonth: number, callsPerMonth: number | null): QuotaUse | null {
  if (callsPerMonth === null) return null;
  if (callsThisMonth >= callsPerMonth) return { percent: 100, level: 'used' };
  // Rounded down, so that 100 % means that nothing is left.
  const percent = Math.floor((callsThisMonth / callsPerMonth) * 100);
  return { percent, level: percent >= NEARLY_USED_PERCENT ? 'nearlyUsed' : 'enough' };
}
