import { institutionFrom, readConfiguration } from '../../../server/src/app/configuration';
import {
  changedSettings,
  fieldSettings,
  mappedFields,
  withFieldSettings,
  type FieldSettings,
} from '../../../server/src/remapping/field-settings';
import { aConfiguration, anInstitution } from '../../helpers/builders/configuration';

function configured(overrides: Record<string, unknown> = {}) {
  const institutions = [anInstitution(overrides)];
  const [only] = readConfiguration(aConfiguration({ institutions })).institutions;
  if (!only) throw new Error('no institution');
  return only;
}

const resolved = (configuration: ReturnType<typeof configured>) =>
  institutionFrom(configuration, { isOnly: true, phoneCountry: null }).contacts;

const CONFIGURED = {
  mapping: [
    { field: 'email', path: 'individualContact.workEmail', direction: 'fromS360' },
    { field: 'opera', path: 'contactCriteria(OPERA).value' },
    { field: 'phone', path: 'individualContact.phoneNumber2', kind: 'text' },
  ],
  fields: { town: { conflict: 'manual' }, opera: { blank: 'empty' } },
};

describe('settings of single fields', () => {
  it('lead back to the mapping that they were read from', () => {
    const contacts = resolved(configured(CONFIGURED));
    const settings = fieldSettings(contacts);
    const again = resolved(withFieldSettings(configured(), settings));
    expect(fieldSettings(again)).toEqual(settings);
    expect(fieldSettings(resolved(withFieldSettings(configured(CONFIGURED), settings)))).toEqual(
      settings,
    );
  });

  it('keep the further names of standard fields', () => {
    const { mapping } = resolved(configured());
    const settings = fieldSettings(resolved(configured()));
    expect(resolved(withFieldSettings(configured(), settings)).mapping).toEqual(mapping);
  });

  it('replace what is configured for these fields only', () => {
    const before = fieldSettings(resolved(configured(CONFIGURED)));
    const email = {
      individual: { path: 'individualContact.email', direction: 'both' },
      structure: { path: 'structureContact.email', direction: 'fromS360' },
      kind: 'email',
      conflict: 'crm',
      blank: 'empty',
    } as const;
    const after = withFieldSettings(configured(CONFIGURED), { email });
    expect(fieldSettings(resolved(after))).toEqual({ ...before, email });
  });

  it('without a place end the mapping of a field of the venue', () => {
    const opera = fieldSettings(resolved(configured(CONFIGURED))).opera;
    const ended: FieldSettings = opera
      ? { opera: { ...opera, individual: null, structure: null } }
      : {};
    const after = withFieldSettings(configured(CONFIGURED), ended);
    expect(Object.keys(fieldSettings(resolved(after)))).not.toContain('opera');
    expect(after.fields).not.toHaveProperty('opera');
  });

  it('name who has set them', () => {
    const set = changedSettings({}, { town: fieldSettings(resolved(configured())).town ?? null });
    const current = resolved(withFieldSettings(configured(CONFIGURED), set));
    const fields = mappedFields(current, resolved(configured(CONFIGURED)), set);
    const origins = Object.fromEntries(fields.map(({ field, origin }) => [field, origin]));
    expect(origins).toMatchObject({
      town: 'panel',
      email: 'configuration',
      opera: 'configuration',
      lastName: 'standard',
    });
    expect(fields.find(({ field }) => field === 'town')?.configured?.conflict).toBe('manual');
  });

  it('are forgotten by a change back to the configuration', () => {
    const settings = fieldSettings(resolved(configured()));
    const { town, ...others } = settings;
    expect(changedSettings({ ...others, ...(town && { town }) }, { town: null })).toEqual(others);
  });
});
