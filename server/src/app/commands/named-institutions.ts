import type { Core } from '@strapi/strapi';
import { inEnglish, reason } from '../../contracts/reasons';
import { INSTITUTION_UID } from '../../contracts/uids';
import { text } from '../../kernel/database/values';
import { modulesOf } from '../modules';
import { didYouMean } from '../../kernel/did-you-mean';

/**
 * What is wrong with these codes of institutions; `null` when nothing is. An institution that is no
 * longer configured still has contacts and orders, so its code is right here.
 */
export async function wrongInstitution(
  strapi: Core.Strapi,
  codes: readonly string[],
): Promise<string | null> {
  const { database, institutions } = modulesOf(strapi);
  const unknown = codes.filter((code) => institutions.find(code) === null);
  if (unknown.length === 0) return null;
  const rows = await database.query(INSTITUTION_UID).select(['code']).execute();
  const former = rows.map(({ code }) => text(code));
  const wrong = unknown.find((code) => !former.includes(code));
  if (wrong === undefined) return null;
  const known = institutions.all().map(({ code }) => code);
  const hint = didYouMean(wrong, known) || ` There are: ${known.join(', ') || 'none'}.`;
  return `${inEnglish(reason('noInstitution', { institution: wrong }))}${hint}`;
}
