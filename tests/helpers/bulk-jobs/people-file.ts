import type { Scene } from '../scene/scene';

/** The first people, whom S-360 and the CRM know before a file is imported. */
export const KNOWN = 40;

// Every tenth person has no email address.
const hasEmail = (person: number): boolean => person % 10 !== 9;

/** People by number. */
export const people = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => from + n);

/** The known people with an email address in the file. */
export const KNOWN_WITH_EMAIL = people(KNOWN).filter(hasEmail);

/** A typical export from a spreadsheet: German, semicolons, windows-1252. */
export function fileOf(persons: readonly number[]): Uint8Array {
  const lines = ['Vorname;Nachname;E-Mail;Ort;Geburtsdatum;Schuhgrösse'];
  for (const n of persons) {
    const email = hasEmail(n) ? `person${n}@example.com` : '';
    lines.push(`Zoé ${n};"Müller; ${n}";${email};Zürich;${(n % 28) + 1}.2.19${60 + (n % 40)};42`);
  }
  return new Uint8Array(Buffer.from(lines.join('\r\n'), 'latin1'));
}

/** The file of the given number of people, starting at one of them. */
export const file = (rows: number, from = 0) => fileOf(people(rows, from));

/** The known people are created in S-360, every other one with a town, and received in the CRM. */
export async function knownPeopleCome(scene: Scene): Promise<void> {
  for (const n of people(KNOWN)) {
    await scene.s360().creates({
      firstName: `Zoé ${n}`,
      lastName: `MULLER; ${n}`,
      email: `Person${n}@example.com`,
      ...(n % 2 === 0 && { town: 'Bern' }),
    });
  }
  await scene.agreed();
  await scene.s360().forgetCalls();
}
