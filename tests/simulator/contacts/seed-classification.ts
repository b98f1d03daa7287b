import type { JsonValue } from '../json';
import type { SeededRandom } from '../random';
import type { AuthorizationData } from '../shapes/contact';

/** The authorizations of every simulated institution (codes have up to eight characters). */
export const authorizationCodes: readonly string[] = ['NEWS', 'SMS', 'PARTNER', 'POST'];

export const authorizationsOf = (random: SeededRandom): AuthorizationData[] =>
  authorizationCodes
    .filter(() => random.chance(0.7))
    .map((authorizationCode) => ({ authorizationCode, allowed: random.chance(0.6) }));

/**
 * The inner elements of a criterion are not public; `criterionCode` is the simulator’s
 * own.
 */
export const criteriaOf = (random: SeededRandom): JsonValue[] =>
  ['OPERA', 'DANCE', 'JAZZ', 'FAMILY']
    .filter(() => random.chance(0.25))
    .map((criterionCode) => ({ criterionCode, value: true }));

/** Only `value` is known of an indicator. */
export const indicatorsOf = (random: SeededRandom): JsonValue[] =>
  random.chance(0.5)
    ? [
        { code: 'ASSIDUITY', value: random.below(10) },
        { code: 'MEMBER', value: random.chance(0.2) },
      ]
    : [];

export const advantagesOf = (random: SeededRandom): JsonValue[] =>
  random.chance(0.22)
    ? [
        {
          advantageId: 10_228_700_000_000 + random.below(20),
          advantageType: random.pick(['PUBLIC', 'CODE', 'CONTACT']),
          availability: 1 + random.below(4),
          availabilityLevel: 'GOOD',
        },
      ]
    : [];

export const qualitiesOf = (random: SeededRandom): JsonValue[] =>
  random.chance(0.05)
    ? [
        {
          seasonId: 10_228_500_000_001,
          audienceCategories: [
            {
              audienceCatId: 10_228_635_440_002,
              instanceNumber: String(random.below(9000) + 1000),
              mainCategory: 'SUBSCRIBER',
            },
          ],
        },
      ]
    : [];
