import type { GetAttention, InstitutionStatus } from '../../../../../server/src/contracts';
import { healthOf } from '../health/health';

/** What a list without open groups says. */
export type EmptyList = 'well' | 'retrying' | 'hidden' | 'inCards';

/** The institutions whose light is not green: each says more in its card. */
export const notGreen = (
  institutions: readonly InstitutionStatus[],
  groups: GetAttention.Response['data'],
): InstitutionStatus[] =>
  institutions.filter((institution) => healthOf(institution, groups).variant !== 'success');

/** The list is well only if nothing is under way, hidden, or named by the light of an institution. */
export function emptyList(
  { data, meta }: GetAttention.Response,
  areInstitutionsWell: boolean,
): EmptyList {
  if (meta.retrying > 0) return 'retrying';
  if (data.length > 0) return 'hidden';
  return areInstitutionsWell ? 'well' : 'inCards';
}

/** Whether all contacts of the institution that could not be sent are hidden in the list. */
export function areFailuresHidden(
  groups: GetAttention.Response['data'],
  institution: string,
): boolean {
  const failed = groups.filter(
    (group) => group.kind === 'failedPush' && group.institution === institution,
  );
  return failed.length > 0 && failed.every(({ dismissed }) => dismissed !== null);
}
