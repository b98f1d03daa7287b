import type { Schema } from '../../../../server/src/s360/interface';
import {
  contactAddressData,
  individualContactData,
  structureContactData,
} from '../../../../server/src/s360/interface/contact';
import { BusinessError } from '../../business-error';
import type { Behaviour } from '../../behaviour/behaviour';

/** The longest texts, as they are described. */
const longest = new Map(
  [individualContactData, structureContactData, contactAddressData].flatMap(({ members }) =>
    Object.entries<Schema>(members).flatMap(([name, schema]): [string, number][] => {
      const text = schema.kind === 'list' ? schema.of : schema;
      return text.kind === 'text' && text.max !== undefined ? [[name, text.max]] : [];
    }),
  ),
);

/** Any other text. */
const OTHER = 255;

/** What capitals and `longestName` change. */
const named = new Set([
  'individualFirstname',
  'individualLastname',
  'structureOfficialName',
  'street1',
  'street2',
  'street3',
  'street4',
  'town',
]);

/** Documented as cut, not refused. */
const alwaysCut = new Set(['structureOfficialName']);

/** A text as S-360 keeps it: in its capitals and no longer than it may be. */
export function keptText(element: string, written: string, behaviour: Behaviour): string {
  const { lengths, longestName, names } = behaviour;
  const most = longest.get(element) ?? OTHER;
  if (written.length > most && lengths === 'refuse' && !alwaysCut.has(element)) {
    throw new BusinessError(`error.contact.${element.toLowerCase()}.toolong`);
  }
  if (!named.has(element)) return written.slice(0, most);
  const spelled = names === 'upper' ? written.toUpperCase() : written;
  return spelled.slice(0, Math.min(most, longestName ?? most)).trim();
}
