import {
  institutionFrom,
  institutionSchema,
  readConfiguration,
  validateConfiguration,
} from '../../../../server/src/app/configuration';
import {
  ASSUMPTIONS,
  resolveAssumptions,
  type Assumption,
} from '../../../../server/src/s360/assumptions';
import { aConfiguration, anInstitution } from '../../../helpers/builders/configuration';

const configured = (assumptions: unknown) =>
  aConfiguration({ institutions: [anInstitution({ assumptions })] });

function institutionWith(assumptions: unknown) {
  const [configuration] = readConfiguration(configured(assumptions)).institutions;
  if (!configuration) throw new Error('no institution');
  return institutionFrom(configuration, { isOnly: true, phoneCountry: null });
}

describe('the assumptions about an institution', () => {
  it('are the defaults where nothing is configured, with its code in upper case for the token', () => {
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

  it('are known to the institution and to its client alike', () => {
    const { assumptions, client } = institutionWith({ tokenSubject: 'MyVenue', writes: 'full' });
    expect(assumptions).toMatchObject({ tokenSubject: 'MyVenue', writes: 'full' });
    expect(client.assumptions).toBe(assumptions);
  });

  it('take configured words beside the default ones', () => {
    const { orderStates, successWords } = resolveAssumptions('myvenue', {
      successWords: ['OK'],
      orderStates: { abandoned: ['DROPPED'] },
    });
    expect(successWords).toEqual(['success', 'OK']);
    expect(orderStates.abandoned).toEqual(['ABANDONED', 'ABANDONNED', 'DROPPED']);
  });

  it('take a default word from the meaning that it has not at the institution', () => {
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

  it('keep the names of a body that are not configured', () => {
    expect(resolveAssumptions('myvenue', { saveIndividual: { contact: 'person' } })).toMatchObject({
      saveIndividual: { form: 'nested', contact: 'person', addresses: 'addresses' },
      saveStructure: { contact: 'structureContactData' },
    });
  });

  it.each([
    ['a setting that there is not', { tokenSubjects: 'X' }, 'tokenSubjects'],
    ['a word of no choice', { writes: 'whole' }, 'assumptions.writes'],
    ['a word for two states', { orderStates: { open: ['X'], closed: ['x'] } }, 'orderStates'],
    ['no word at all', { successWords: [] }, 'successWords'],
    ['a blank word', { successWords: [' '] }, 'successWords'],
    ['a name that no element has', { searchContact: { start: 'min index' } }, 'start'],
  ])('may not hold %s', (_what, assumptions, named) => {
    expect(() => validateConfiguration(configured(assumptions))).toThrow(named);
  });
});

describe('the table of assumptions', () => {
  it('names settings that an institution has', () => {
    const settings = Object.values<Assumption>(ASSUMPTIONS).flatMap(
      ({ setting }) => setting?.split(', ') ?? [],
    );
    expect(settings.length).toBeGreaterThan(15);
    for (const setting of settings) {
      const [outer = '', inner] = setting.split('.');
      expect(institutionSchema.fields).toHaveProperty(outer);
      if (outer === 'assumptions')
        expect(resolveAssumptions('myvenue')).toHaveProperty(inner ?? '');
    }
  });

  it('has an entry for everything that can be set', () => {
    const settings = Object.values<Assumption>(ASSUMPTIONS).map(({ setting }) => setting);
    for (const name of Object.keys(resolveAssumptions('myvenue'))) {
      expect(settings).toContain(`assumptions.${name}`);
    }
  });
});
