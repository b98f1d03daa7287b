import type { SegmentChoices } from '../../../../server/src/contracts';

/**
 * What was sold or asked for, with the institution unless there is no other: two institutions may
 * sell under the same title.
 */
export function atInstitution(
  words: string,
  institution: string | undefined,
  institutions: SegmentChoices['institutions'] = [],
): string {
  const hasOthers = institutions.some(({ code }) => code !== institution);
  if (institution === undefined || !hasOthers) return words;
  const name = institutions.find(({ code }) => code === institution)?.name ?? institution;
  return `${words} · ${name}`;
}
