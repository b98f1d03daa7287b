import { resolveAssumptions } from '../../../server/src/s360/assumptions';
import { DEFAULT_MATCHING } from '../../../server/src/contacts/receive/matching';
import { STANDARD_MAPPING } from '../../../server/src/contacts/model/mapping/mapping';
import { messageSettings } from '../../../server/src/bookings/message/settings';
import type { ConflictRule, FieldRule } from '../../../server/src/contacts/model/merge/merge';
import type { ContactSettings } from '../../../server/src/contacts/settings';
import type { CallWindow } from '../../../server/src/institutions/limits/permit-windows';
import type { Institution } from '../../../server/src/institutions/institution';
import { DEFAULT_SETTINGS } from '../../../server/src/s360';
import type { Random } from '../runs/random';
import { AS_WRITTEN, drawKeptForm, type KeptForm } from './kept-form';
import { s360Contacts, type S360Contacts, type S360Observer } from './s360-contacts';
import { s360Webhook, type S360Webhook } from './s360-webhook';
import type { VirtualClock } from './virtual-clock';

/** An institution in the CRM’s configuration, with its virtual S-360. */
export interface Venue {
  code: string;
  settings: ContactSettings;
  institution: Institution;
  windows: readonly CallWindow[];
  s360: { contacts: S360Contacts; webhook: S360Webhook };
  /** In which form S-360 keeps what calls write. */
  form: KeptForm;
  /** Whether everything that S-360 shows has a date. */
  isDated: boolean;
  /** The resolution of the dates of S-360. */
  resolutionMs: number;
  /** Whether the answers to pulls have a date. */
  pullsAreDated(): boolean;
}

/** The exchanged fields: enough of each kind, few enough to be fast. */
export const WORLD_MAPPING = STANDARD_MAPPING.filter(({ field }) =>
  ['firstName', 'lastName', 'email', 'mobilePhone', 'town'].includes(field),
);

const CONFLICT_RULES = ['s360', 's360', 'crm', 'newest', 'manual', 'never'] as const;
const MINUTE_MS = 60_000;

function drawRules(random: Random): Map<string, FieldRule> {
  return new Map(
    WORLD_MAPPING.map(({ field }) => {
      // Most fields have the default rule, as at most venues.
      const conflict: ConflictRule = random.chance(50) ? 's360' : random.oneOf(CONFLICT_RULES);
      return [field, { conflict, blank: random.chance(30) ? 'empty' : 'keep' }];
    }),
  );
}

/** S-360 rewrites phone numbers in its own form. */
function respell(field: string, value: string): string {
  return field === 'mobilePhone' ? value.replace(/^\+41(\d{2})/, '0$1 ') : value;
}

/** Draws an institution with its rules, its clock and its webhook. */
export function drawVenue(
  code: string,
  ports: {
    random: Random;
    clock: VirtualClock;
    observer: S360Observer;
    allDated: boolean;
    hasForms: boolean;
  },
): Venue {
  const { allDated, clock, hasForms, observer, random } = ports;
  const form = hasForms ? drawKeptForm(random) : AS_WRITTEN;
  const baseUrl = `https://${code}.example.com`;
  const rules = drawRules(random);
  const settings: ContactSettings = {
    institution: code,
    baseUrl,
    mapping: WORLD_MAPPING,
    phoneCountry: 'CH',
    matching: DEFAULT_MATCHING,
    updatedSinceMs: null,
    savesCompanies: true,
    ruleOf: (field) => rules.get(field) ?? { conflict: 's360', blank: 'keep' },
  };
  const windows: readonly CallWindow[] = [
    { scope: 'institution', calls: 7, perMs: MINUTE_MS },
    { scope: 'method', method: 'searchContact', calls: 4, perMs: MINUTE_MS },
  ];
  const dating = allDated ? 'always' : random.oneOf(['always', 'never', 'sometimes']);
  const resolutionMs = random.chance(30) ? 1000 : 1;
  const contacts = s360Contacts(
    clock,
    // The same numbers at every institution, so that one mistaken for another shows.
    { skewMs: random.below(4000) - 1500, firstNumber: 1000, respell, form },
    observer,
  );
  return {
    code,
    settings,
    windows,
    form,
    isDated: dating === 'always',
    resolutionMs,
    pullsAreDated: () => dating !== 'never',
    s360: {
      contacts,
      webhook: s360Webhook(contacts, WORLD_MAPPING, {
        isDated: (of) =>
          dating === 'always' || (dating === 'sometimes' && (of === null || of.chance(60))),
        hasPartialDetails: random.chance(30),
        resolutionMs,
      }),
    },
    institution: {
      code,
      name: code,
      baseUrl,
      formerBaseUrls: [],
      timeZone: null,
      messages: messageSettings(),
      orders: {
        institution: code,
        baseUrl,
        createdSinceMs: null,
        assumptions: resolveAssumptions(code),
      },
      savesCompanies: true,
      savingBasis: '',
      pushNewContacts: random.chance(70),
      webhookAuthentication: { kind: 'none' },
      client: {
        ...DEFAULT_SETTINGS,
        institution: code,
        baseUrl,
        assumptions: resolveAssumptions(code),
        authentication: { kind: 'jwt', operator: 'CRM', partner: 'strapi', secret: 'hush-hush' },
      },
      assumptions: resolveAssumptions(code),
      limits: {
        windows,
        callsPerMonth: null,
        bookingReserve: 0,
        monthShares: { booking: 0, edit: 0 },
      },
      webhookPeriodMs: 15 * MINUTE_MS,
      driftCheck: null,
      catalog: null,
      contacts: settings,
    },
  };
}
