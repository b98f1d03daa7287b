import { startApp, CONTACT_UID } from './app';
import { CONTACT_LINK_UID } from '../../server/src/contracts/uids';
import { strapiDatabase } from '../../server/src/services/database/strapi-database';
import { timeNew } from './apply';
async function main() {
  const { strapi, stop } = await startApp({ backgroundWork: false });
  await timeNew(strapi, 1_000_000, { rounds: 3, warmUp: 8 });
  const db = strapiDatabase(strapi);
  const time = async (name: string, f: () => Promise<unknown>, n = 100) => {
    for (let i = 0; i < 50; i++) await f();
    const t = performance.now();
    for (let i = 0; i < n; i++) await f();
    console.log(name, ((performance.now() - t) / n).toFixed(3));
  };
  const k = strapi.db.connection;
  const ids = (await db.query(CONTACT_UID).select('documentId').limit(50).execute()).map(
    (r) => r.documentId as string,
  );
  const numbers = Array.from({ length: 50 }, (_, i) => String(1_000_000 + i));
  await time('qb contacts *', () =>
    db
      .query(CONTACT_UID)
      .select('*')
      .where({ documentId: { $in: ids } })
      .orderBy({ id: 'asc' })
      .execute(),
  );
  await time(
    'raw contacts *',
    () => k('s360_contacts').select('*').whereIn('document_id', ids).orderBy('id') as never,
  );
  await time('qb links *', () =>
    db
      .query(CONTACT_LINK_UID)
      .select('*')
      .where({ institution: 'myvenue', contactNumber: { $in: numbers } })
      .orderBy({ id: 'asc' })
      .execute(),
  );
  await time(
    'raw links *',
    () =>
      k('s360_contact_links')
        .select('*')
        .where({ institution: 'myvenue' })
        .whereIn('contact_number', numbers)
        .orderBy('id') as never,
  );
  await time(
    'raw heads',
    () =>
      k('s360_contact_links as l')
        .leftJoin('s360_contacts as c', 'c.document_id', 'l.contact_document_id')
        .select(
          'l.id',
          'l.contact_number',
          'l.contact_document_id',
          'l.base_url',
          'l.state',
          'c.type',
        )
        .where({ institution: 'myvenue' })
        .whereIn('contact_number', numbers)
        .orderBy('l.id') as never,
  );
  await time('raw select 1', () => k.raw('select 1') as never);
  await time('begin/commit', () => strapi.db.transaction(async () => 1) as never);
  await time(
    'begin/update/commit',
    () =>
      strapi.db.transaction(async ({ trx }: any) => {
        await trx('s360_deliveries').where({ id: 1 }).update({ state: 'applied' });
      }) as never,
  );
  await time(
    'update autocommit',
    () => k('s360_deliveries').where({ id: 1 }).update({ state: 'applied' }) as never,
  );
  const rows = (n: number, cols: number) =>
    Array.from({ length: n }, (_, i) =>
      Object.fromEntries([
        ['id', 90_000_000 + i],
        ...Array.from({ length: cols }, (_, c) => ['c' + c, 'some value ' + c + ' ' + i]),
      ]),
    );
  await k.raw(
    'create table wide (id integer primary key, ' +
      Array.from({ length: 40 }, (_, c) => 'c' + c + ' text').join(',') +
      ')',
  );
  for (const cols of [3, 10, 20, 40]) {
    await time(
      `knex upsert 50x${cols}`,
      () => k('wide').insert(rows(50, cols)).onConflict('id').merge() as never,
    );
    await time(`raw upsert 50x${cols}`, () => {
      const r = rows(50, cols);
      const names = Object.keys(r[0]!);
      return k.raw(
        `insert into wide (${names.join(',')}) values ${r.map(() => '(' + names.map(() => '?').join(',') + ')').join(',')} on conflict (id) do update set ${names.map((n) => `${n}=excluded.${n}`).join(',')}`,
        r.flatMap((x) => Object.values(x)),
      ) as never;
    });
  }
  await time(
    `knex upsert 150x9`,
    () => k('wide').insert(rows(150, 9)).onConflict('id').merge() as never,
  );
  await stop();
}
void main();
