import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { objectAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { seenIn } from '../../helpers/scene/seen-effect';
import type { AdminCall } from '../../helpers/strapi/strapi';
import { VENUE_ATTRIBUTES } from '../../helpers/institutions/venue-fields';
import { until } from '../../helpers/waiting';

const { manageInstitutions, steerSync } = PERMISSION_ACTIONS;
const MAPPING = '/s360/institutions/myvenue/mapping';
const HANDICAP = {
  individual: { path: 'individualContact.handicapType', direction: 'both' },
  structure: null,
  kind: 'text',
  conflict: 's360',
  blank: 'keep',
};
const allowedAt = (action: string, ...institutions: string[]) => ({
  ...{ action, subject: null, properties: {} },
  conditions: institutions.map((code) => `plugin::s360.at-institution-${code}`),
});
const changes = { handicapType: HANDICAP };

describe('a mapping whose change costs calls at another institution', () => {
  const mapping = [{ field: 'handicapType', path: 'individualContact.handicapType' }];
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', plugin: { pushNewContacts: false } },
      { code: 'museum', plugin: { pushNewContacts: true, mapping } },
    ],
    contactAttributes: VENUE_ATTRIBUTES,
  });
  beforeAll(async () => {
    const individualContact = { individualLastname: 'Taken', handicapType: 'WHEELCHAIR' };
    const { contactNumber } = await scene
      .s360('myvenue')
      .writes({ type: 'INDIVIDUAL', individualContact });
    await scene.agreed();
    const { documentId } = objectAt(await scene.crm.contactOf('myvenue', String(contactNumber)));
    await scene
      .running()
      .admin('POST', `/s360/contacts/${String(documentId)}/sync/museum/push`, {});
    await scene.agreed();
  });

  const preview = async (user: AdminCall) =>
    objectAt((await user('POST', `${MAPPING}/preview`, { changes })).body, 'data');
  const apply = (user: AdminCall, seen: unknown) =>
    user('PUT', MAPPING, { changes, seen, revision: null });

  it('is not applied by roles that set up institutions, but preview only others', async () => {
    const { admin, userWith } = scene.running();
    const seen = seenIn(await preview(admin));
    for (const others of [[], [allowedAt(steerSync, 'museum')]]) {
      const blind = await userWith([allowedAt(manageInstitutions), ...others]);
      expect((await apply(blind, seen)).status).toBe(403);
    }
  });

  it('is previewed and applied by a limited role without the other being named, and applied once', async () => {
    const { admin, userWith } = scene.running();
    const limited = await userWith([
      allowedAt(manageInstitutions),
      allowedAt(steerSync, 'myvenue'),
    ]);
    const all = await preview(admin);
    expect(all.callsElsewhere).toMatchObject([{ institution: 'museum', calls: 1 }]);
    const own = await preview(limited);
    expect(JSON.stringify(own)).not.toContain('museum');

    expect((await apply(admin, seenIn(own))).status).toBe(409);
    const both = await Promise.all([apply(limited, seenIn(own)), apply(limited, seenIn(own))]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    await until('all contacts follow', async () => {
      const { body } = await admin('GET', MAPPING);
      return objectAt(body, 'data').filling === null;
    });
    await scene.agreed();
  });
});
