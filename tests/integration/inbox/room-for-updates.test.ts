import { modulesOf } from '../../helpers/strapi/modules';
import { CONTACT_LINK_UID } from '../../../server/src/contracts';
import { leaveRoomForUpdates } from '../../../server/src/kernel/database/room-for-updates';
import { listAt, textAt } from '../../helpers/json';
import { describeOn } from '../../helpers/databases/client';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

const PEOPLE = 40;

describeOn('postgres')('the table of contact links', () => {
  const scene = sceneForAll();

  const rows = async (sql: string): Promise<unknown[]> =>
    listAt(await scene.running().strapi.db.connection.raw(sql), 'rows');
  const pages = () =>
    rows(
      `select contact_number, split_part(ctid::text, ',', 1) as page from s360_contact_links
       where institution = 'myvenue' order by contact_number`,
    );
  const options = async () =>
    textAt(
      (await rows("select reloptions::text from pg_class where relname = 's360_contact_links'"))[0],
      'reloptions',
    );
  const leaveRoom = () =>
    leaveRoomForUpdates(modulesOf(scene.running().strapi).database, [CONTACT_LINK_UID]);

  it('has room for updates next to the old rows', async () => {
    const creates = (index: number) => scene.s360().creates({ lastName: `Rochat ${index}` });
    const numbers = await Promise.all(
      Array.from({ length: PEOPLE }, (_none, index) => creates(index)),
    );
    await scene.agreed();
    const before = await pages();
    expect(before).toHaveLength(PEOPLE);
    // If pages were full, one updated row per page would have to move.
    const some = numbers.filter((_number, index) => index % 5 === 0);
    await Promise.all(some.map((number) => scene.s360().changes(number, { town: 'Sion' })));
    await scene.agreed();
    expect(await pages()).toEqual(before);
  });

  it('keeps a fillfactor that a venue has set', async () => {
    expect(await options()).toBe('{fillfactor=70}');
    await rows('alter table s360_contact_links set (fillfactor = 90)');
    await leaveRoom();
    expect(await options()).toBe('{fillfactor=90}');
  });
});
