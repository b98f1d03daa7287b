import { readConfiguration } from '../../../../server/src/config/schema';
import { contactSyncStatus } from '../../../../server/src/services/contacts/panel/sync-status';
import type { FieldObservation } from '../../../../server/src/services/contacts/records';
import { institutionFrom } from '../../../../server/src/services/institutions/institution';
import { aConfiguration, anInstitution } from '../../../helpers/builders/configuration';
import { aContact, aLink } from '../../../helpers/builders/contact-records';

function heldFieldsOf(observation: FieldObservation, conflictIds = new Map<string, number>()) {
  const [configuration] = readConfiguration(
    aConfiguration({ institutions: [anInstitution()] }),
  ).institutions;
  if (!configuration) throw new Error('no institution');
  const { heldFields } = contactSyncStatus({
    institution: institutionFrom(configuration, { isOnly: true, phoneCountry: null }),
    contact: aContact({ fields: { town: 'Chur' } }),
    link: aLink({ observations: { town: observation } }),
    consents: [],
    pullWanted: false,
    conflictIds,
    closedUntil: null,
    sendingPaused: false,
    holdingLoad: null,
  });
  return heldFields;
}

const held = { base: 'Basel', remote: 'Bern', held: true } as const;

describe('the held fields of a contact', () => {
  it('come with both values and the conflict by which they are decided', () => {
    expect(heldFieldsOf(held, new Map([['town', 7]]))).toEqual([
      { field: 'town', crmValue: 'Chur', s360Value: 'Bern', conflictId: 7, alternates: false },
    ]);
  });

  it('say when they alternate', () => {
    expect(heldFieldsOf({ ...held, alternating: { local: 'Chur' } })).toMatchObject([
      { conflictId: null, alternates: true },
    ]);
  });

  it('are none where nothing is held', () => {
    expect(heldFieldsOf({ base: 'Basel', remote: 'Bern' })).toEqual([]);
  });
});
