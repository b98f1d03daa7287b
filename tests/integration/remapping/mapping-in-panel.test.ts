import { objectAt } from '../../helpers/json';
import { seenIn } from '../../helpers/scene/seen-effect';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import {
  contactInCrm,
  myvenue,
  personIn,
  VENUE_ATTRIBUTES,
} from '../../helpers/institutions/venue-fields';
import { until } from '../../helpers/waiting';

const HANDICAP = {
  individual: { path: 'individualContact.handicapType', direction: 'both' },
  structure: null,
  kind: 'text',
  conflict: 's360',
  blank: 'keep',
};
const TOWN = {
  individual: { path: 'addresses(main).town', direction: 'both' },
  structure: { path: 'addresses(main).town', direction: 'both' },
  kind: 'text',
  conflict: 's360',
  blank: 'keep',
};
const MAPPING = '/s360/institutions/myvenue/mapping';

describe('the fields of an institution in the panel', () => {
  const scene = sceneForAll({
    institutions: [
      myvenue({
        mapping: [{ field: 'email', path: 'individualContact.workEmail' }],
        fields: { town: { conflict: 'manual' } },
      }),
    ],
    contactAttributes: VENUE_ATTRIBUTES,
  });

  const fields = async () => {
    const { body } = await scene.running().admin('GET', MAPPING);
    return objectAt(body, 'data');
  };

  it('are listed with their places, rules and who has set them', async () => {
    const { fields: listed, unmapped } = await fields();
    expect(listed).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          field: 'town',
          individual: { path: 'addresses(main).town', direction: 'both' },
          structure: { path: 'addresses(main).town', direction: 'both' },
          conflict: 'manual',
          blank: 'keep',
          origin: 'configuration',
        }),
        expect.objectContaining({
          field: 'email',
          individual: { path: 'individualContact.workEmail', direction: 'both' },
          structure: { path: 'structureContact.email', direction: 'both' },
          origin: 'configuration',
        }),
        expect.objectContaining({ field: 'lastName', structure: null, origin: 'standard' }),
      ]),
    );
    expect(unmapped).toEqual(expect.arrayContaining(['notes', 'handicapType']));
    expect(unmapped).not.toEqual(expect.arrayContaining(['documentId']));
    expect(unmapped).not.toEqual(expect.arrayContaining(['town']));
  });

  it('can be previewed one by one, and the others stay as they are', async () => {
    const individualContact = { individualLastname: 'Taken', handicapType: 'WHEELCHAIR' };
    const written = await scene.s360().writes({ type: 'INDIVIDUAL', individualContact });
    await scene.agreed();
    const taken = (await contactInCrm(scene, String(written.contactNumber))).documentId;
    const preview = (changes: unknown) =>
      scene.running().admin('POST', `${MAPPING}/preview`, { changes });
    const { body } = await preview({ handicapType: HANDICAP });
    expect(objectAt(body, 'data')).toMatchObject({
      contacts: 1,
      fields: [{ field: 'handicapType', taken: { count: 1, examples: [taken] } }],
      calls: 0,
    });
    const wrong = { ...HANDICAP, individual: { path: 'a b', direction: 'both' } };
    expect(await preview({ handicapType: wrong })).toMatchObject({ status: 400 });
    const unchanged = await preview({ handicapType: null });
    expect(objectAt(unchanged.body, 'data')).toMatchObject({ fields: [], calls: 0 });
  });

  it('are shown only to those who may steer the sync', async () => {
    const user = await scene.running().userWith(['plugin::s360.overview.read']);
    expect(await user('GET', MAPPING)).toMatchObject({ status: 403 });
    const steering = await scene.running().userWith(['plugin::s360.sync.steer']);
    expect(await steering('GET', MAPPING)).toMatchObject({ status: 200 });
    expect(await steering('PUT', MAPPING, {})).toMatchObject({ status: 403 });
  });
});

describe('a field changed in the panel', () => {
  const scene = sceneForAll({ contactAttributes: VENUE_ATTRIBUTES });

  const mapping = async () => {
    const { body } = await scene.running().admin('GET', MAPPING);
    return objectAt(body, 'data');
  };
  /** Previews and applies as a person does, who has seen these numbers. */
  const preview = async (changes: unknown) => {
    const { body } = await scene.running().admin('POST', `${MAPPING}/preview`, { changes });
    return seenIn(objectAt(body, 'data'));
  };
  const applies = async (changes: unknown, seen: unknown, revision: unknown) =>
    scene.running().admin('PUT', MAPPING, { changes, seen, revision });
  const contactWith = async (lastName: string, handicapType: string | null) => {
    const individualContact = { individualLastname: lastName, handicapType };
    const written = await scene.s360().writes({ type: 'INDIVIDUAL', individualContact });
    await scene.agreed();
    return String(written.contactNumber);
  };

  it('is applied to existing contacts and sent without a restart', async () => {
    const taken = await contactWith('Taken', 'WHEELCHAIR');
    const sent = await contactWith('Sent', null);
    const { documentId } = await contactInCrm(scene, sent);
    await scene.crm.saves(String(documentId), { handicapType: 'ROW_END' });
    await scene.agreed();
    await scene.s360().forgetCalls();

    const changes = { handicapType: HANDICAP };
    const seen = await preview(changes);
    expect(seen.calls).toBe(1);
    const answer = await applies(changes, seen, null);
    expect(answer).toMatchObject({ status: 200 });
    expect(objectAt(answer.body, 'data')).toMatchObject({
      changedAt: expect.any(String),
      changedBy: { name: expect.any(String) },
      problems: [],
    });
    await until('the contact is filled', async () => {
      return (await contactInCrm(scene, taken)).handicapType === 'WHEELCHAIR';
    });
    await until('the other is sent', async () => {
      return personIn(await scene.s360().contact(sent)).handicapType === 'ROW_END';
    });
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(1);
    const { fields, filling } = await mapping();
    expect(filling).toBeNull();
    expect(fields).toEqual(
      expect.arrayContaining([expect.objectContaining({ field: 'handicapType', origin: 'panel' })]),
    );
  });

  it('follows what S-360 sends from then on, also after a restart', async () => {
    const later = await contactWith('Later', 'GUIDE_DOG');
    expect(await contactInCrm(scene, later)).toMatchObject({ handicapType: 'GUIDE_DOG' });
    await scene.strapiStops();
    await scene.strapiStarts();
    const restarted = await contactWith('Restarted', 'WHEELCHAIR');
    expect(await contactInCrm(scene, restarted)).toMatchObject({ handicapType: 'WHEELCHAIR' });
  });

  it('is refused when it would have another effect, or somebody else changed the fields', async () => {
    const { revision } = await mapping();
    const changes = { town: { ...TOWN, conflict: 'manual' } };
    const seen = await preview(changes);
    const other = await applies(changes, { ...seen, calls: 7 }, revision);
    expect(other).toMatchObject({ status: 409 });
    expect(JSON.stringify(other.body)).toContain('mappingEffectChanged');
    const stale = await applies(changes, seen, null);
    expect(stale).toMatchObject({ status: 409 });
    expect(JSON.stringify(stale.body)).toContain('mappingChanged');
    const wrong = { town: { ...TOWN, individual: { path: 'a b', direction: 'both' } } };
    expect(await applies(wrong, seen, revision)).toMatchObject({ status: 400 });
    expect((await mapping()).revision).toBe(revision);
  });

  it('can be taken back to the configuration', async () => {
    const { revision } = await mapping();
    const changes = { handicapType: null };
    const answer = await applies(changes, await preview(changes), revision);
    expect(answer).toMatchObject({ status: 200 });
    await until('all contacts follow', async () => (await mapping()).filling === null);
    const { unmapped } = await mapping();
    expect(unmapped).toEqual(expect.arrayContaining(['handicapType']));
    const after = await contactWith('After', 'WHEELCHAIR');
    expect(await contactInCrm(scene, after)).toMatchObject({ handicapType: null });
  });
});
