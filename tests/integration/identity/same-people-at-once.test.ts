import { personInS360 } from '../../helpers/contacts/contacts';
import { OWN_PAYLOADS } from '../../helpers/scene/end/excuses';
import { startScene, type Scene } from '../../helpers/scene/scene';

const PEOPLE = 50;
const ROUNDS = 6;

describe('the people who are new at two institutions', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene({
      institutions: ['myvenue', 'museum'].map((code) => ({
        code,
        plugin: { pushNewContacts: false },
      })),
    });
    scene.excuse(OWN_PAYLOADS);
  });
  afterAll(() => scene.end());

  it('become one contact each, however their deliveries coincide', async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const items = Array.from({ length: PEOPLE }, (_none, index) => ({
        contactNumber: String(round * 1000 + index),
        ...personInS360({
          lastName: `R${round} N${index}`,
          email: `r${round}n${index}@example.com`,
        }),
        dateLastModified: new Date().toISOString(),
      }));
      await Promise.all(['myvenue', 'museum'].map((code) => scene.delivers(items, code)));
      await scene.settled();
      expect(await scene.crm.contacts()).toHaveLength(round * PEOPLE);
      expect(await scene.crm.links()).toHaveLength(2 * round * PEOPLE);
    }
  });
});
