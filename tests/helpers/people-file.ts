import type { Scene } from './scene';

/** So many of the people, the first ones, are known to S-360 and the CRM before a file is loaded. */
export const KNOWN = 40;

// Every tenth has no e-mail.
const hasEmail = (person: number): boolean => person % 10 !== 9;

/** People, by their numbers. */
export const people = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => from + n);

/** Those of the known people whom a file tells with their e-mail. */
export const KNOWN_WITH_EMAIL = people(KNOWN).filter(hasEmail);

/** What a person exports from a spreadsheet, in German, with semicolons, in windows-1252. */
export function fileOf(persons: readonly number[]): Uint8Array {
  const lines = ['Vorname;Nachname;E-Mail;Ort;Geburtsdatum;Schuhgrösse'];
  for (const n of persons) {
    const email = hasEmail(n) ? `person${n}@example.com` : '';
    lines.push(`Zoé ${n};"Müller; ${n}";${email};Zürich;${(n % 28) + 1}.2.19${60 + (n % 40)};42`);
  }
  return new Uint8Array(Buffer.from(lines.join('\r\n'), 'latin1'));
}

/** The file of so many people, from one of them on. */
export const file = (rows: number, from = 0) => fileOf(people(rows, from));

/** The known people are in S-360, every other one with a town, and come from there to the CRM. */
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
