import type { ErasedPlace, ErasureCertificate, PreviewErasure } from '../contracts/privacy';
import { reason } from '../contracts/reasons';
import { ERASURE_UID } from '../contracts/uids';
import type { NamesOfAuthors } from '../kernel/authors';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { isoTime, json, jsonText, text } from '../kernel/database/values';
import { NotFoundError } from '../kernel/errors';
import { grouped } from '../kernel/grouped';
import { pageOf, type PageOf, type PageRequest } from '../kernel/http/pages';
import type { PersonNumber } from '../kernel/personal-data';
import type { Secret } from './secret';

/** What is left to do in S-360 at one institution, as it is stored. */
interface StoredTask {
  institution: string;
  /** The contact numbers, encrypted, until somebody confirms. */
  numbers: string | null;
  confirmedBy: string | null;
  confirmedAt: string | null;
}

interface NewCertificate {
  reference: string;
  erasedAt: Date;
  erasedBy: string;
  places: readonly ErasedPlace[];
  numbers: readonly PersonNumber[];
}

export interface Certificates {
  numbersByInstitution(numbers: readonly PersonNumber[]): PreviewErasure.Response['data']['inS360'];
  add(certificate: NewCertificate): Promise<void>;
  /** @throws NotFoundError when there is none. */
  find(reference: string): Promise<ErasureCertificate>;
  list(request: PageRequest): Promise<PageOf<ErasureCertificate>>;
  /** @throws NotFoundError when nothing is to be confirmed there. */
  confirm(reference: string, institution: string, by: { by: string; at: Date }): Promise<void>;
}

export function certificates({
  database,
  namesOf,
  secret,
}: {
  database: StrapiDatabase;
  namesOf: NamesOfAuthors;
  secret: Secret;
}): Certificates {
  const keyCheck = secret.digest(['check']).slice(0, 16);
  const query = () => database.query(ERASURE_UID);
  const tasksIn = ({ inS360 }: Row) => json<StoredTask[]>(inS360) ?? [];

  const numbersByInstitution: Certificates['numbersByInstitution'] = (numbers) =>
    [...grouped(numbers, ({ institution }) => institution)].map(([institution, own]) => ({
      institution,
      contactNumbers: own.map(({ number }) => number),
    }));

  const numbersOf = ({ numbers }: StoredTask): string[] | null => {
    const decrypted = numbers === null ? null : secret.decrypt(numbers);
    return decrypted === null ? null : (JSON.parse(decrypted) as string[]);
  };

  async function withNames(rows: readonly Row[]): Promise<ErasureCertificate[]> {
    const authors = rows.flatMap((row) => [
      text(row.erasedBy),
      ...tasksIn(row).map(({ confirmedBy }) => confirmedBy),
    ]);
    const named = await namesOf(authors);
    return rows.map((row) => ({
      reference: text(row.reference) ?? '',
      erasedAt: isoTime(row.erasedAt) ?? '',
      erasedBy: named(text(row.erasedBy)),
      places: json<ErasedPlace[]>(row.places) ?? [],
      inS360: tasksIn(row).map((task) => ({
        institution: task.institution,
        contactNumbers: numbersOf(task),
        confirmedBy: named(task.confirmedBy),
        confirmedAt: task.confirmedAt,
      })),
      isRecognized: row.keyCheck === keyCheck,
    }));
  }

  return {
    numbersByInstitution,
    async add({ erasedAt, erasedBy, numbers, places, reference }) {
      const tasks = numbersByInstitution(numbers).map(
        ({ contactNumbers, institution }): StoredTask => ({
          institution,
          numbers: secret.encrypt(JSON.stringify(contactNumbers)),
          confirmedBy: null,
          confirmedAt: null,
        }),
      );
      await query()
        .insert({
          reference,
          erasedAt,
          erasedBy,
          places: jsonText(places),
          inS360: jsonText(tasks),
          keyCheck,
        })
        .execute();
    },
    async find(reference) {
      const rows = await query().select('*').where({ reference }).execute();
      const [found] = await withNames(rows);
      if (!found) throw new NotFoundError(reason('noErasure'));
      return found;
    },
    async list(request) {
      const page = await pageOf(
        database,
        { uid: ERASURE_UID, where: {}, order: { id: 'desc' }, request },
        (row) => row,
      );
      return { ...page, data: await withNames(page.data) };
    },
    confirm: (reference, institution, { at, by }) =>
      database.transactionWithRetries(async () => {
        const [row] = await query().select('*').where({ reference }).forUpdate().execute();
        const tasks = row ? tasksIn(row) : [];
        const open = tasks.find(
          (task) => task.institution === institution && task.confirmedAt === null,
        );
        if (!open) throw new NotFoundError(reason('noErasure'));
        const confirmed = tasks.map((task) =>
          task === open
            ? { institution, numbers: null, confirmedBy: by, confirmedAt: at.toISOString() }
            : task,
        );
        await query()
          .where({ reference })
          .update({ inS360: jsonText(confirmed) })
          .execute();
      }),
  };
}
