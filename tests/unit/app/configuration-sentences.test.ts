import { problemsOfInstitution } from '../../../server/src/app/configuration';
import configuration, {
  institutionSchema,
  pluginSchema,
} from '../../../server/src/app/configuration';
import { aConfiguration, anInstitution } from '../../helpers/builders/configuration';
import { problemWith } from '../../helpers/builders/configuration-problem';

/** What no person could mean by a setting, of every type. */
const ODD_VALUES = [7.5, -1, 1e300, 'OTHER', '', true, null, [], [[]], [7], {}, { odd: 1 }];

const YUPS_WORDS =
  /final value|required field|must be a `|less than or equal|greater than or equal|following values|must be an integer|unspecified keys|cannot be null|must be defined|must have at least|must match/;

const settingsOf = (schema: { fields: object }) => Object.keys(schema.fields);

describe('a problem of the configuration', () => {
  it.each(settingsOf(institutionSchema))(
    'is explained in our own words whatever stands in %s of an institution',
    (setting) => {
      for (const value of ODD_VALUES) {
        const problems = problemsOfInstitution(anInstitution({ [setting]: value }));
        for (const problem of problems) expect(problem).not.toMatch(YUPS_WORDS);
      }
    },
  );

  it.each(settingsOf(pluginSchema))(
    'is explained in our own words whatever stands in %s',
    (setting) => {
      for (const value of ODD_VALUES) {
        expect(problemWith(aConfiguration({ [setting]: value }))).not.toMatch(YUPS_WORDS);
        const inside = Reflect.get(configuration.default, setting) as unknown;
        if (typeof inside !== 'object' || inside === null) continue;
        for (const name of Object.keys(inside)) {
          const changed = { [setting]: { ...inside, [name]: value } };
          expect(problemWith(aConfiguration(changed))).not.toMatch(YUPS_WORDS);
        }
      }
    },
  );

  it.each([
    [{ authentication: [] }, 'authentication must be an object with settings'],
    [{ formerBaseUrls: 'https://x.example' }, 'formerBaseUrls must be a list'],
    [{ callsPerMonth: 'ten' }, 'callsPerMonth must be a number'],
    [{ callsPerMonth: 1.5 }, 'callsPerMonth must be whole'],
    [{ callsPerMonth: 0 }, 'callsPerMonth must be at least 1'],
    [{ name: null }, 'name is missing'],
    [
      { authentication: { operator: 'a', partner: 'b', secret: 'c', kind: 'oauth' } },
      'authentication.kind must be one of jwt, login',
    ],
  ])('says what a setting must be: %j', (overrides, sentence) => {
    expect(problemsOfInstitution(anInstitution(overrides))).toContain(sentence);
  });

  it.each([
    [{ basUrl: 'x' }, 'there is an unknown setting: basUrl. Did you mean baseUrl?'],
    [
      { webhook: { autentication: { kind: 'none' }, authentication: { kind: 'none' } } },
      'webhook has an unknown setting: autentication. Did you mean authentication?',
    ],
    [
      { limits: [{ scope: 'institution', call: 1, calls: 1, perMs: 1000 }] },
      'limits[0] has an unknown setting: call. Did you mean calls?',
    ],
    [{ colour: 'red' }, 'there is an unknown setting: colour'],
  ])('asks what was meant by an unknown setting: %j', (overrides, sentence) => {
    expect(problemsOfInstitution(anInstitution(overrides))).toContain(sentence);
  });

  it('asks what was meant by an unknown setting of the plugin', () => {
    expect(problemWith(aConfiguration({ alert: {} }))).toMatch(
      /unknown setting: alert\. Did you mean alerts\?/,
    );
  });
});
