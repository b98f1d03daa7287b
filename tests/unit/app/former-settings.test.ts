import {
  formerSettingsIn,
  problemsOfInstitution,
  readConfiguration,
  readInstitution,
} from '../../../server/src/app/configuration';
import { FORMER_SETTINGS } from '../../../server/src/app/former-settings';
import { aConfiguration, anInstitution } from '../../helpers/builders/configuration';
import { problemWith } from '../../helpers/builders/configuration-problem';

/** A configuration that names a setting by its path, and others beside it. */
function naming(path: string, whole: object): object {
  const [key = '', ...inner] = path.split('.');
  const part: unknown = Reflect.get(whole, key);
  const beside = typeof part === 'object' && part !== null ? part : {};
  return { ...whole, [key]: inner.length === 0 ? 7 : naming(inner.join('.'), beside) };
}

const WAKE = { kind: 'bullmq', connection: { host: 'redis' } };
const ofPlugin = FORMER_SETTINGS.plugin.map((path): [string, object] => [
  path,
  naming(path, path.startsWith('wake') ? aConfiguration({ wake: WAKE }) : aConfiguration()),
]);
const ofInstitution = FORMER_SETTINGS.institution.map((path): [string, object] => [
  path,
  naming(path, anInstitution()),
]);

describe('a setting of an earlier version', () => {
  it.each(ofPlugin)('is ignored and named: %s', (path, config) => {
    expect(problemWith(config)).toBe('');
    expect(formerSettingsIn(config)).toEqual([path]);
    const wake = path.startsWith('wake') ? { wake: WAKE } : {};
    expect(readConfiguration(config)).toEqual(readConfiguration(aConfiguration(wake)));
  });

  it.each(ofInstitution)('is ignored and named at an institution: %s', (path, institution) => {
    expect(problemsOfInstitution(institution)).toEqual([]);
    expect(readInstitution(institution)).toEqual(readInstitution(anInstitution()));
    const config = aConfiguration({ institutions: [institution, anInstitution({ code: 'b' })] });
    expect(problemWith(config)).toBe('');
    expect(formerSettingsIn(config)).toEqual([`institutions[].${path}`]);
  });

  it('leaves what stands beside it', () => {
    const driftCheck = { repair: true };
    const named = anInstitution({ driftCheck: { ...driftCheck, sample: 9 } });
    expect(readInstitution(named)).toEqual(readInstitution(anInstitution({ driftCheck })));
  });

  it('hides no wrong setting beside it', () => {
    const institution = anInstitution({ driftCheck: { sample: 9, nightly: true }, colour: 'red' });
    expect(problemsOfInstitution(institution).join()).toMatch(/nightly.*colour|colour.*nightly/s);
  });
});
