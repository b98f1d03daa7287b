import { documented, inferred } from '../evidence';
import { WEBHOOKS_SEND } from '../webhooks';
import type { AssumptionsByName } from './assumption';
import { always, elsewhere } from './setting';

const concerns = ['contact webhook', 'order webhook'] as const;

/** What is assumed about webhooks. */
export const OF_WEBHOOKS = {
  webhookAuthentication: {
    meaning:
      'A webhook authenticates by nothing, by basic, or by a key in a header of your choice.',
    evidence: inferred('the access control webhook offers these'),
    concerns,
    setting: elsewhere('as configured', 'webhook.authentication'),
    triedBy: [],
    simulator: [],
  },
  webhookPeriod: {
    meaning: 'S-360 sends what changed at this interval, in minutes.',
    evidence: documented('platform.secutix.com/webhook/contact'),
    concerns,
    setting: elsewhere(String(WEBHOOKS_SEND.everyMinutes), 'webhook.everyMinutes'),
    triedBy: [],
    simulator: [],
  },
  changesByApi: {
    meaning: 'What is changed by the API triggers the webhook: every push comes back.',
    evidence: inferred('nothing says otherwise; where it does not, nothing is lost'),
    concerns,
    setting: always,
    triedBy: [],
    simulator: [],
  },
  orderOfArrival: {
    meaning:
      'Payloads repeat, overlap and overtake each other; `dateLastModified` says which is newer.',
    evidence: inferred('batches and repetitions of platform.secutix.com/webhook/contact'),
    concerns,
    setting: always,
    triedBy: ['readContact'],
    simulator: [],
  },
} as const satisfies AssumptionsByName;
