import type { Json } from './checked-venues';

type Behaviour = readonly [
  name: string,
  behaviour: Json,
  step: string,
  finding: string,
  setting: string,
];

/** How S-360 may differ from an assumption, and what a contract check says of it that only reads. */
export const SEEN_BY_READING: readonly Behaviour[] = [
  [
    'another token subject',
    { tokenSubject: 'myvenue' },
    'token',
    'tokenSubjectOther',
    "assumptions: { tokenSubject: 'myvenue' },",
  ],
  [
    'token times in milliseconds',
    { tokenTimeUnit: 'milliseconds' },
    'token',
    'tokenUnitOther',
    "assumptions: { tokenTimeUnit: 'milliseconds' },",
  ],
  [
    'tokens from the login only',
    { tokens: 'login' },
    'token',
    'tokenKindOther',
    "authentication: { kind: 'login' },",
  ],
  [
    'another success word',
    { successWord: 'OK' },
    'alive',
    'statusWordOther',
    "assumptions: { successWords: ['OK'] },",
  ],
  [
    'another version of the contact service',
    { serviceVersions: { contacts: '2_18' } },
    'readContact',
    'versionOther',
    "contactServiceVersion: '2_18',",
  ],
  [
    'a flat search',
    { searchContact: { form: 'flat' } },
    'searchContact',
    'searchFormOther',
    "assumptions: { searchContact: { form: 'flat' } },",
  ],
  [
    'flags in unknown words',
    { flags: { true: 'Vrai', false: 'Faux' } },
    'readContact',
    'flagsUnknown',
    "assumptions: { flagWords: { true: ['Vrai'], false: ['Faux'] } },",
  ],
];

/** The same of a contract check that writes. */
export const SEEN_BY_WRITING: readonly Behaviour[] = [
  [
    'a flat body for saves',
    { saveIndividual: { form: 'flat' } },
    'savePerson',
    'saveFormOther',
    "assumptions: { saveIndividual: { form: 'flat' } },",
  ],
  [
    'saves that empty omitted fields',
    { saves: 'replace' },
    'savePerson',
    'saveLoses',
    "assumptions: { writes: 'full' },",
  ],
  [
    'prices including charges',
    { catalogPrices: 'gross' },
    'reservation',
    'pricesOther',
    "assumptions: { catalogPrices: 'gross' },",
  ],
  [
    'another word for an open order',
    { orderStates: { open: 'RUNNING' } },
    'reservation',
    'orderStateOther',
    "assumptions: { orderStates: { open: ['RUNNING'] } },",
  ],
  [
    'another word for an abandoned order',
    { orderStates: { abandoned: 'DROPPED' } },
    'reservation',
    'orderStateOther',
    "assumptions: { orderStates: { abandoned: ['DROPPED'] } },",
  ],
];
