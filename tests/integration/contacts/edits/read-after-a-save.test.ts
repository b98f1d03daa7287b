import { CONTACT_HISTORY_UID, CONTACT_UID } from '../../../../server/src/contracts/uids';
import { statementsOf } from '../../../helpers/databases/statements';
import { rowsOf } from '../../../helpers/scene/crm-side';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';

describe('the history of a save', () => {
  const scene = sceneForAll();

  const moves = (documentId: string) =>
    scene
      .running()
      .strapi.documents(CONTACT_UID)
      .update({ documentId, data: { town: 'Basel' } as never });
  async function contactInBern() {
    const documentId = await scene.crm.creates({ lastName: 'Keller', town: 'Bern' });
    await scene.settled();
    return documentId;
  }
  const lastNoted = async (contactDocumentId: string) =>
    (await rowsOf(scene.running(), CONTACT_HISTORY_UID, { contactDocumentId })).at(-1);

  it('costs no further read of the contact', async () => {
    const documentId = await contactInBern();
    const statements = await statementsOf(scene.running().strapi, () => moves(documentId));
    await scene.settled();
    const written = statements.findIndex((sql) => /^update .s360_contacts. /.test(sql));
    const noted = statements.findIndex((sql) => /^insert into .s360_contact_history. /.test(sql));
    const reads = statements
      .slice(written, noted)
      .filter((sql) => /^select .* from .s360_contacts. /.test(sql));
    // Strapi's own read of what it wrote.
    expect(reads).toHaveLength(1);
    expect(await lastNoted(documentId)).toMatchObject({ oldValue: 'Bern', newValue: 'Basel' });
  });

  it('has the values of the table where the host alters what is read', async () => {
    const documentId = await contactInBern();
    scene.running().strapi.db.lifecycles.subscribe({
      models: [CONTACT_UID],
      afterFindOne({ result }: { result?: { town?: string } }) {
        if (result?.town) result.town = 'hidden';
      },
    });
    await moves(documentId);
    await scene.settled();
    expect(await lastNoted(documentId)).toMatchObject({ oldValue: 'Bern', newValue: 'Basel' });
  });
});
