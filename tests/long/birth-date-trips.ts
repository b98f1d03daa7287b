import { BIRTH_DATE_FORMS } from '../simulator/contacts/birth-date';
import type { InstitutionSetup } from '../helpers/institutions/institutions';
import { at } from '../helpers/json';
import { startScene, type Scene } from '../helpers/scene/scene';
import { daysOfChange, ZONES } from '../helpers/zones';

/**
 * Sends birth dates three times from the CRM to S-360 and back by webhook, with this process in the
 * time zone of `TZ` and an S-360 in each of the zones, which show dates in different forms. Prints
 * what changed as JSON.
 */

/** The form of dates in the first zone; over all runs every zone has each form. */
const firstForm = ZONES.findIndex((zone) => zone === process.env.TZ);

const institutions = ZONES.map((timeZone, index): InstitutionSetup => {
  const form = BIRTH_DATE_FORMS[(index + firstForm) % BIRTH_DATE_FORMS.length] ?? 'day';
  const code = timeZone.toLowerCase().replaceAll(/[^a-z]+/g, '-');
  return { code, plugin: { timeZone }, s360: { birthDates: { timeZone, form } } };
});

/** Some nights with clock changes in each zone, and the ends of the period. */
function birthDates(): string[] {
  const nights = ZONES.flatMap((zone) => {
    const days = daysOfChange(zone);
    const step = Math.max(1, Math.floor(days.length / 6));
    return days.filter((_day, index) => index % step === 0).slice(0, 6);
  });
  const today = new Date().toISOString().slice(0, 10);
  return [...new Set(['1900-01-01', '1900-02-28', '1999-12-31', '2000-02-29', today, ...nights])];
}

interface Moved {
  where: string;
  trip: number;
  sent: string;
  found: unknown;
}

/** The values of a contact that differ from the day that was sent. */
async function movedIn(
  scene: Scene,
  documentId: string,
  expected: { day: string; trip: number },
): Promise<Moved[]> {
  const { day, trip } = expected;
  const values = new Map<string, unknown>([
    ['CRM', (await scene.crm.contact(documentId)).birthDate],
  ]);
  for (const { contactNumber, institution, state } of await scene.crm.links({
    contactDocumentId: documentId,
  })) {
    const code = String(institution);
    values.set(`state at ${code}`, state === 'inSync' ? day : state);
    if (contactNumber === null) continue;
    const contact = await scene.s360(code).contact(String(contactNumber));
    values.set(code, at(contact, 'individualContact', 'individualBirthdate'));
  }
  return [...values]
    .filter(([, found]) => found !== day)
    .map(([where, found]) => ({ where, trip, sent: day, found }));
}

async function run(): Promise<void> {
  const days = birthDates();
  const scene = await startScene({ institutions });
  const documentIds: string[] = [];
  const moved: Moved[] = [];
  for (const trip of [1, 2, 3]) {
    for (const [index] of days.entries()) {
      // Each contact gets another day on each trip, as a push without a change proves nothing.
      const birthDate = days[(index + trip) % days.length] ?? '';
      const documentId = documentIds[index];
      if (documentId) await scene.crm.saves(documentId, { birthDate });
      else documentIds.push(await scene.crm.creates({ lastName: `Born ${index}`, birthDate }));
    }
    await scene.agreed(240_000);
    for (const [index, documentId] of documentIds.entries()) {
      const day = days[(index + trip) % days.length] ?? '';
      moved.push(...(await movedIn(scene, documentId, { day, trip })));
    }
  }
  const saves: number[] = [];
  for (const { code } of institutions) saves.push((await scene.s360(code).saves()).length);
  await scene.end();
  process.stdout.write(JSON.stringify({ days: days.length, saves, moved }));
}

run().catch((error: unknown) => {
  process.stderr.write(error instanceof Error ? String(error.stack) : String(error));
  // Otherwise the process would keep running and hide the reason until the test times out.
  process.exit(1);
});
