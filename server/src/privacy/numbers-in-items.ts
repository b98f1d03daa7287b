import { showsPerson, type ContactTransaction } from '../contacts';
import { EXCLUDED_ITEM_UID, QUARANTINED_ITEM_UID } from '../contracts/uids';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { json, text } from '../kernel/database/values';
import { grouped } from '../kernel/grouped';
import type { PersonNumber, SoughtPerson } from '../kernel/personal-data';

type Recognized = Pick<SoughtPerson, 'folded' | 'keys'>;

/**
 * Numbers under which only items that were not imported show a person. A number that belongs to
 * another contact is never one of them.
 */
export async function numbersInItems(
  person: Recognized,
  database: StrapiDatabase,
  transaction: ContactTransaction,
): Promise<PersonNumber[]> {
  const shown = [
    ...(await shownIn(database, QUARANTINED_ITEM_UID, 'contactNumber', person)),
    ...(await shownIn(database, EXCLUDED_ITEM_UID, 'number', person)),
  ];
  const found: PersonNumber[] = [];
  for (const [institution, numbers] of grouped(shown, (one) => one.institution)) {
    const sought = [...new Set(numbers.map(({ number }) => number))];
    const links = await transaction.linksByNumber(institution, sought);
    const taken = new Set(links.map(({ contactNumber }) => contactNumber));
    found.push(
      ...sought.filter((number) => !taken.has(number)).map((number) => ({ institution, number })),
    );
  }
  return found;
}

async function shownIn(
  database: StrapiDatabase,
  uid: string,
  numberedBy: string,
  person: Recognized,
): Promise<PersonNumber[]> {
  const conditions: Row[] = [...person.folded.emails].map((email) => ({
    body: { $containsi: email },
  }));
  if (uid === EXCLUDED_ITEM_UID) conditions.push(...person.keys.map((keys) => ({ ...keys })));
  const rows: Row[] = [];
  for (const where of conditions)
    rows.push(
      ...(await database
        .query(uid)
        .select(['institution', numberedBy, 'body'])
        .where({ stream: 'contacts', ...where })
        .execute()),
    );
  return rows.flatMap((row) => {
    const number = text(row[numberedBy]);
    return number !== null && showsPerson(itemIn(row), person)
      ? [{ institution: text(row.institution) ?? '', number }]
      : [];
  });
}

/** The item of a row; its text where it is no JSON. */
function itemIn({ body }: Row): unknown {
  try {
    return json<unknown>(body);
  } catch {
    return body;
  }
}
