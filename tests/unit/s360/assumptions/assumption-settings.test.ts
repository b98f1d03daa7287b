import {
  institutionFrom,
  readConfiguration,
  validateConfiguration,
} from '../../../../server/src/app/configuration';
import { resolveAssumptions } from '../../../../server/src/s360/assumptions';
import { aConfiguration, anInstitution } from '../../../helpers/builders/configuration';

const configured = (assumptions: unknown) =>
  aConfiguration({ institutions: [anInstitution({ assumptions })] });

function institutionWith(assumptions: unknown) {
  const [configuration] = readConfiguration(configured(assumptions)).institutions;
  if (!configuration) throw new Error('no institution');
  return institutionFrom(configuration, { isOnly: true, phoneCountry: null });
}

describe('the assumptions about an institution', () => {
  it('are the defaults without configuration, with the code in upper case for the token', () => {
    expect(resolveAssumptions('my-venue')).toMatchObject({
      tokenSubject: 'MY-VENUE',
      tokenTimeUnit: 'seconds',
      successWords: ['success'],
      orderStates: { open: ['OPEN'], closed: ['CLOSED'], abandoned: ['ABANDONED', 'ABANDONNED'] },
      catalogPrices: 'net',
      requestIds: 'afterFirst',
      expiry: 'endOfDay',
      writes: 'partial',
    });
  });

  it('are the same for the institution and its client', () => {
    const { assumptions, client } = institutionWith({ tokenSubject: 'MyVenue', writes: 'full' });
    expect(assumptions).toMatchObject({ tokenSubject: 'MyVenue', writes: 'full' });
    expect(client.assumptions).toBe(assumptions);
  });

  it('add configured words to the default words', () => {
    const { orderStates, successWords } = resolveAssumptions('myvenue', {
      successWords: ['OK'],
      orderStates: { abandoned: ['DROPPED'] },
    });
    expect(successWords).toEqual(['success', 'OK']);
    expect(orderStates.abandoned).toEqual(['ABANDONED', 'ABANDONNED', 'DROPPED']);
  });

  it('remove a default word from its meaning when the institution uses it differently', () => {
    const { flagWords, orderStates } = resolveAssumptions('myvenue', {
      orderStates: { open: ['abandoned'] },
      flagWords: { false: ['Y'] },
    });
    expect(orderStates).toEqual({
      open: ['OPEN', 'abandoned'],
      closed: ['CLOSED'],
      abandoned: ['ABANDONNED'],
    });
    expect(flagWords.true).not.toContain('y');
  });

  it('keep the default names in a body that are not configured', () => {
    expect(resolveAssumptions('myvenue', { saveIndividual: { contact: 'person' } })).toMatchObject({
      saveIndividual: { form: 'nested', contact: 'person', addresses: 'addresses' },
      saveStructure: { contact: 'structureContactData' },
    });
  });

  it.each([
    ['an unknown setting', { tokenSubjects: 'X' }, 'tokenSubjects'],
    ['an unknown choice', { writes: 'whole' }, 'assumptions.writes'],
    ['one word for two states', { orderStates: { open: ['X'], closed: ['x'] } }, 'orderStates'],
    ['an empty list of words', { successWords: [] }, 'successWords'],
    ['a blank word', { successWords: [' '] }, 'successWords'],
    ['a name that is not valid for a property', { searchContact: { start: 'min index' } }, 'start'],
  ])('are rejected with %s', (_what, assumptions, named) => {
    expect(() => validateConfiguration(configured(assumptions))).toThrow(named);
  });
});
