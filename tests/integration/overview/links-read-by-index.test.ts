import type { Core } from '@strapi/strapi';
import contactLinkType from '../../../server/src/contacts/content-types/contact-link';
import { CONTACT_UID } from '../../../server/src/contracts/uids';
import { describeOn } from '../../helpers/databases/client';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { modulesOf } from '../../helpers/strapi/modules';

/** The indexes of links that exist for what people see and do; the others are for sending. */
const FOR_PEOPLE = ['merged', 'conflicts', 'failure', 'pull_failure'].map(
  (name) => `s360_contact_links_${name}_idx`,
);

/** How SQLite finds the rows of each statement of the work. */
async function plansOf(strapi: Core.Strapi, work: () => Promise<unknown>): Promise<string[]> {
  const { connection } = strapi.db;
  const statements: { sql: string; bindings: unknown[] }[] = [];
  const note = (statement: { sql: string; bindings: unknown[] }) => statements.push(statement);
  connection.on('query', note);
  await work();
  connection.off('query', note);
  const plans: string[] = [];
  for (const { bindings, sql } of statements) {
    if (!sql.includes('s360_contact_links') || sql.includes(' returning ')) continue;
    const steps = await connection.raw(`explain query plan ${sql}`, bindings as string[]);
    plans.push(...steps.map(({ detail }: { detail: string }) => detail));
  }
  return plans;
}

describeOn('sqlite')('what people see and do about links', () => {
  const scene = sceneForAll({ settings: { backgroundWork: false } });

  it('needs each index of links that is not for sending', async () => {
    const { strapi } = scene.running();
    const { attention, overview } = modulesOf(strapi);
    const documentId = await scene.crm.creates({ lastName: 'Deleted' });
    const plans = await plansOf(strapi, async () => {
      await overview.institutions(null);
      await attention.list(null);
      await strapi.documents(CONTACT_UID).delete({ documentId });
    });
    const known = contactLinkType.schema.indexes.map(({ name }) => name);
    expect(known).toEqual(expect.arrayContaining(FOR_PEOPLE));
    const used = FOR_PEOPLE.filter((name) => plans.some((step) => step.includes(`INDEX ${name} `)));
    expect(used).toEqual(FOR_PEOPLE);
  });
});
