import { institutionFrom, readConfiguration } from '../../../server/src/app/configuration';
import { failedCallResult } from '../../../server/src/contract-check/findings';
import { settingLines } from '../../../server/src/contract-check/setting-change';
import { S360TooManyCallsError } from '../../../server/src/s360/errors';
import { aConfiguration, anInstitution } from '../../helpers/builders/configuration';

const CALL = { institution: 'myvenue', service: 'contact', method: 'getContactData' };
const tooMany = new S360TooManyCallsError(CALL, { status: 509, retryAfterMs: null });

/** The proposed settings after S-360 has refused a call above its limit. */
function proposed(limits?: readonly object[]): string[] {
  const { institutions } = readConfiguration(
    aConfiguration({ institutions: [anInstitution(limits && { limits })] }),
  );
  const [configuration] = institutions;
  if (!configuration) throw new Error('no institution');
  const institution = institutionFrom(configuration, { isOnly: true, phoneCountry: null });
  return failedCallResult(tooMany, institution).cures.flatMap(settingLines);
}

const LINE =
  "limits: [{ scope: 'institution', calls: 90, perMs: 60000 }, { scope: 'service', calls: 60, perMs: 60000 }],";

describe('the proposal after a call above the limits', () => {
  it('lowers the number of calls and keeps the window of each service', () => {
    expect(proposed()).toEqual([LINE]);
  });

  it('is absent when that number is already configured', () => {
    const set = [
      { scope: 'institution', calls: 90, perMs: 60_000 },
      { scope: 'service', calls: 60, perMs: 60_000 },
    ];
    expect(proposed(set)).toEqual([]);
  });

  it('keeps the configured limits for single services and methods', () => {
    const set = [
      { scope: 'institution', calls: 180, perMs: 60_000 },
      { scope: 'method', method: 'getContactData', calls: 20, perMs: 60_000 },
    ];
    expect(proposed(set)).toEqual([
      "limits: [{ scope: 'institution', calls: 90, perMs: 60000 }, { scope: 'method', method: 'getContactData', calls: 20, perMs: 60000 }],",
    ]);
  });
});
