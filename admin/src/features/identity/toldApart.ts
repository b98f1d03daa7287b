import type { ContactRecord, MergePreview } from '../../../../server/src/contracts';
import type { MergePair } from './matching';

/** What one of two contacts of the same name has and the other has not. */
type Distinction =
  { kind: 'number'; institution: string; number: string } | { kind: 'value'; value: string };

/** People are told apart by these, the clearest first. */
const TELLING = ['email', 'mobilePhone', 'phone', 'birthDate', 'town'];

/** What tells two contacts of the same name apart, by document id; empty where their names do. */
export function distinctionsOf({
  fields,
  keep,
  links,
  remove,
}: Pick<MergePreview, 'fields' | 'links' | keyof MergePair>): Map<string, Distinction> {
  if (keep.name !== remove.name) return new Map();
  const sides = [
    [keep, 'keep', 'keptNumber'],
    [remove, 'remove', 'removedNumber'],
  ] as const;
  return new Map(
    sides.flatMap(([{ documentId }, side, numberOn]) => {
      const numbers = links.flatMap((link): Distinction[] => {
        const number = link[numberOn];
        return number === null ? [] : [{ kind: 'number', institution: link.institution, number }];
      });
      const values = TELLING.flatMap((telling): Distinction[] => {
        const field = fields.find((one) => one.field === telling);
        const value = field && field.keep !== field.remove ? field[side] : null;
        return value === null ? [] : [{ kind: 'value', value }];
      });
      const first = [...numbers, ...values][0];
      return first ? [[documentId, first] as const] : [];
    }),
  );
}

/** Under which numbers S-360 knows a contact, with the names of the institutions. */
export function numbersIn({
  institutions,
  records,
}: {
  records: readonly ContactRecord[];
  institutions: readonly { code: string; name: string }[];
}): { institution: string; number: string }[] {
  return records.flatMap(({ contactNumber, institution, state }) => {
    if (contactNumber === null || state === 'unlinked') return [];
    const name = institutions.find(({ code }) => code === institution)?.name ?? institution;
    return [{ institution: name, number: contactNumber }];
  });
}
