import { objectAt } from '../../helpers/json';
import { bulkJobsOf, uploads } from '../../helpers/bulk-jobs/bulk-jobs';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

describe('a CSV import with rows of erased persons', () => {
  // Who is erased has no town, and is therefore not in S-360.
  const sends = { where: [{ field: 'town', is: 'Bern' }] };
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', plugin: { pushNewContacts: true, sends } },
      { code: 'museum', plugin: { pushNewContacts: false, matching: [['mobilePhone', 'name']] } },
    ],
  });

  const ADA = {
    firstName: 'Ada',
    lastName: 'Müller',
    email: 'muellers@example.com',
    mobilePhone: '+41791112233',
  };
  const fileWith = (...lines: string[]) => new Uint8Array(Buffer.from(lines.join('\n')));
  const adaIsErased = async () => {
    const documentId = await scene.crm.creates(ADA);
    await scene.settled();
    const name = `${ADA.firstName} ${ADA.lastName}`;
    const path = `/s360/contacts/${documentId}/erasure`;
    expect((await scene.running().admin('POST', path, { name })).status).toBe(200);
  };
  const plansAgain = async (id: unknown) =>
    (await bulkJobsOf(scene).posts(`/${String(id)}/plan`, { dates: 'monthFirst' })).plan;

  it('keeps no row of an erased person, however the name is written there', async () => {
    const bea = 'Bea;Bleibt;Chur';
    const { id } = await uploads(
      scene,
      fileWith('firstName;lastName;town', 'ADA;MÜLLÉR;Bern', bea),
    );
    await adaIsErased();
    const [job] = await scene
      .running()
      .strapi.db.connection('s360_bulk_jobs')
      .where({ id })
      .select('content');
    expect(job.content).toContain(bea);
    expect(job.content).not.toContain('ADA');
    const findings = [{ line: 2, reasons: [{ code: 'erasedPerson' }] }];
    expect(await plansAgain(id)).toMatchObject({ findings });
  });

  it('leaves out a person erased before, by the rule of any institution, but not their family', async () => {
    await adaIsErased();
    const { id, plan } = await uploads(
      scene,
      fileWith(
        'firstName;lastName;email;mobilePhone',
        'Ada;Müller;;+41 79 111 22 33',
        ';Müller;muellers@example.com;',
        'Peter;Müller;muellers@example.com;',
      ),
    );
    const erased = (line: number) => ({ line, reasons: [{ code: 'erasedPerson' }] });
    const expected = {
      counts: { rows: 3, refused: 2, created: 1 },
      findings: [erased(2), erased(3)],
    };
    expect(plan).toMatchObject(expected);

    // The rows are stored blank, which must not look like rows without a name.
    expect(await plansAgain(id)).toMatchObject(expected);
    await bulkJobsOf(scene).decides(id, 'start');
    expect(await bulkJobsOf(scene).reaches(id, 'done')).toMatchObject({ plan: expected });
    const { body } = await bulkJobsOf(scene).call('GET', `/${String(id)}/left-out`);
    expect(objectAt(body, 'data').lines).toMatchObject([erased(2), erased(3)]);
  });
});
