import { pluginInstitution } from '../../helpers/institutions/institutions';
import { startStrapi } from '../../helpers/strapi/strapi';

const NOBODY = 'http://127.0.0.1:9';

/** The statements of a first boot, from the first one to the time at which Strapi serves. */
async function statementsOfFirstBoot(institutions: number): Promise<string[]> {
  const statements: string[] = [];
  const running = await startStrapi({
    institutions: Array.from({ length: institutions }, (_none, index) =>
      pluginInstitution({ code: `venue${index}` }, NOBODY),
    ),
    settings: { backgroundWork: false },
    trust: 'notStarted',
    addToApp({ db }) {
      db.connection.on('query', ({ sql }: { sql: string }) => statements.push(sql));
    },
  });
  const made = [...statements];
  expect(await running.strapi.db.connection('s360_institutions').select('code')).toHaveLength(
    institutions,
  );
  await running.stop();
  return made;
}

/** The most for all institutions together, such as one question about former addresses. */
const FOR_MORE_THAN_ONE = 5;

describe('the first boot', () => {
  it('makes as many statements for thirty institutions as for one', async () => {
    const ofOne = await statementsOfFirstBoot(1);
    const ofThirty = await statementsOfFirstBoot(30);
    expect(ofOne.filter((sql) => sql.includes('s360_')).length).toBeGreaterThan(10);
    expect(ofThirty.length).toBeLessThanOrEqual(ofOne.length + FOR_MORE_THAN_ONE);
  });
});
