import { personInS360 } from '../../helpers/contacts/contacts';
import { OWN_PAYLOADS } from '../../helpers/scene/end/excuses';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

const PEOPLE = 50;
const ROUNDS = 6;

describe('the people who are new at two institutions', () => {
  const scene = sceneForAll({
    institutions: ['myvenue', 'museum'].map((code) => ({
      code,
      plugin: { pushNewContacts: false },
    })),
  });
  beforeAll(async () => {
    scene.excuse(OWN_PAYLOADS);
  });

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
