import { personInS360 } from '../../helpers/contacts/contacts';
import { objectAt } from '../../helpers/json';
import { startScene } from '../../helpers/scene/scene';
import { until } from '../../helpers/waiting';

async function complaint(end: Promise<void>): Promise<string> {
  return end.then(
    () => 'nothing',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

describe('the final check of a test scene', () => {
  it('reports violations and unnecessary excuses', async () => {
    const scene = await startScene();
    const database = () => scene.running().strapi.db.connection;
    const number = await scene.s360().creates({ lastName: 'Different', town: 'A' });
    const forgotten = await scene.s360().creates({ lastName: 'Forgotten' });
    await scene.agreed();
    await scene.s360().changes(number, { town: 'B' });
    await scene.agreed();
    const { documentId } = objectAt(await scene.crm.contactOf('myvenue', number));
    await database()('s360_contacts').where({ document_id: documentId }).update({ town: 'C' });
    const { documentId: lost } = objectAt(await scene.crm.contactOf('myvenue', forgotten));
    for (const [table, column] of [
      ['s360_contacts', 'document_id'],
      ['s360_contact_links', 'contact_document_id'],
    ] as const) {
      await database()(table)
        .where({ [column]: lost })
        .delete();
    }
    await scene.delivers([{ contactNumber: '77', ...personInS360({ lastName: 'Elsewhere' }) }]);
    await database()('s360_quarantined_items').insert({
      delivery_id: 999,
      position: 0,
      institution: 'myvenue',
      stream: 'contacts',
      reasons: '[]',
    });
    await database()('s360_conflicts').insert({
      institution: 'myvenue',
      contact_document_id: documentId,
      field: 'town',
      rule: 'manual',
      outcome: 'held',
      recorded_at: new Date(),
    });
    scene.excuse({ check: 'calls', fits: /more than/, because: 'there are none' });

    const said = await complaint(scene.end());
    expect(said).toContain(`equal: town of ${String(documentId)} at myvenue/${number} is C here`);
    expect(said).toContain(`history: ${String(documentId)} town: the history says B, then C`);
    expect(said).toContain(`conflicts: the open conflict of town of ${String(documentId)}`);
    expect(said).toContain('known: myvenue/77 is not in S-360');
    expect(said).toContain('items: item 0 of delivery 999 is quarantined for no reason');
    expect(said).toContain('echo: first round: contacts were written');
    expect(said).toContain('calls: nothing needed the excuse /more than/');
  });

  it('reports what does not come to rest unless it is excused', async () => {
    const scene = await startScene();
    const fault = { method: '*', times: 100, kind: 'http', status: 509, retryAfterSeconds: 600 };
    await scene.s360().faults(fault);
    const documentId = await scene.crm.creates({ lastName: 'Waiting' });
    await until('it was refused', async () => {
      return (await scene.crm.links({ state: 'pending', attempts: 1 })).length === 1;
    });
    const because = 'S-360 stays closed';
    scene.excuse({ check: 'rest', fits: /is pending$/, because });
    scene.excuse({ check: 'rest', fits: /cannot tell/, because });
    const said = await complaint(scene.end());
    expect(said).not.toContain(documentId);
    expect(said).toContain('rest: nothing needed the excuse /cannot tell/');
  });

  it('reports what was logged of a person, also where the level prints nothing', async () => {
    const scene = await startScene();
    const number = await scene.s360().creates({ lastName: 'Gesprächig', street1: 'Logweg 7' });
    await scene.agreed();
    const { log } = scene.running().strapi;
    log.info(`contact ${number} was read`);
    log.info('somebody in Logweg 7 moved');
    log.error(new Error('no mailbox gespraechig@log.example'));
    const said = await complaint(scene.end());
    expect(said).toContain('The log says something of persons');
    expect(said).toContain('Logweg 7');
    expect(said).toContain('gespraechig@log.example');
    expect(said).not.toContain('was read');
  });
});
