import { CHECK_STEPS } from '../../../contracts/institutions/contract-check';
import { contactInformationPublicService } from '../contact-service';
import { documented, inferred, seenInUse } from '../evidence';
import { externalOrderService } from '../order-services';
import { CALL_LIMITS, SERVICE_VERSIONS } from '../services';
import { shipmentPublicService } from '../shipment-service';
import type { AssumptionsByName } from './assumption';
import { always, choice, elsewhere, text, words } from './setting';

const concerns = ['every call'] as const;
const { institutionPerMinute, perMonth, servicePerMinute } = CALL_LIMITS;
const { version: contacts } = contactInformationPublicService;
const { version: orders } = externalOrderService;
const { version: shipments } = shipmentPublicService;
const rest = 'platform.secutix.com/backend/standards/rest';

/** What is assumed about any call. */
export const OF_CALLS = {
  authentication: {
    meaning: 'A call carries a token that the plugin signs, or one that S-360’s login answers.',
    evidence: documented(rest),
    concerns,
    setting: elsewhere('as configured', 'authentication.kind', 'authentication.loginModule'),
    triedBy: ['token'],
    simulator: ['tokens', 'loginModule'],
  },
  tokenSubject: {
    meaning: 'The `sub` of the token is the institution code.',
    evidence: documented(`the example token of ${rest}`),
    concerns,
    setting: text(
      (code) => code.toUpperCase(),
      'the code in upper case',
      'the `sub` of the token, letter by letter',
    ),
    triedBy: ['token'],
    simulator: ['tokenSubject'],
  },
  tokenTimeUnit: {
    meaning: '`iat` and `exp` of the token are in this unit; a token is good for 30 seconds.',
    evidence: seenInUse('the text of the same page says milliseconds, its example seconds'),
    concerns,
    setting: choice('seconds', { seconds: 'as in the example', milliseconds: 'as in the text' }),
    triedBy: ['token'],
    simulator: ['tokenTimeUnit', 'tokenTimes'],
  },
  successWords: {
    meaning: 'The `statusCode` of an answer that says that the work was done, in any case.',
    evidence: seenInUse('clients of every service'),
    concerns,
    setting: words('words that say that the work was done', 'success'),
    triedBy: ['alive', 'readContact', 'pointOfSale'],
    simulator: ['successWord'],
  },
  failureWords: {
    meaning:
      'The `statusCode` of an answer that says that S-360 refused, in any case, with the reason in `statusDetail`. Of a word that is neither it is not known whether the work was done.',
    evidence: inferred('a client’s fallback; error.order.availability is documented'),
    concerns,
    setting: words('words that say that S-360 refused', 'error'),
    triedBy: [],
    simulator: ['errorWord'],
  },
  failures: {
    meaning:
      'A refusal is HTTP 200; 401 is a bad token, 404 an unknown method or version; bodies of other statuses may be no JSON.',
    evidence: inferred('platform.secutix.com/backend/standards/soap'),
    concerns,
    setting: always,
    triedBy: ['token'],
    simulator: [],
  },
  errorCodes: {
    meaning: 'Only S-360 knows what an error code means, but for the documented ones.',
    evidence: inferred('nobody has published them'),
    concerns,
    setting: always,
    triedBy: [],
    simulator: ['errorCodes'],
  },
  requestIds: {
    meaning:
      'A `requestId` is sent only after S-360 gave one, to fetch a catalog that was not ready.',
    evidence: seenInUse('catalogs are read without one'),
    concerns: ['getCatalogDetailed'],
    setting: choice('afterFirst', {
      afterFirst: 'sent once S-360 gave one',
      always: 'sent with every question for a catalog',
      never: 'not sent',
    }),
    triedBy: ['catalog'],
    simulator: ['requestIds'],
  },
  serviceVersions: {
    meaning: 'The versions of S-360’s services.',
    evidence: documented('apidocs, newest frozen versions'),
    concerns,
    setting: elsewhere(
      `\`${contacts}\` for contacts, \`${orders}\` for orders, catalog and availability, \`${shipments}\` for shipments`,
      ...Object.keys(SERVICE_VERSIONS),
    ),
    triedBy: ['alive', 'readContact', 'pointOfSale'],
    simulator: ['serviceVersions'],
  },
  limits: {
    meaning:
      'The number of calls allowed a minute; one client measured 90. More are answered 509 today, 429 later.',
    evidence: documented('platform.secutix.com/backend/api_rate_limits'),
    concerns,
    setting: elsewhere(
      `${institutionPerMinute} for the institution, ${servicePerMinute} for each service`,
      'limits',
    ),
    triedBy: CHECK_STEPS,
    simulator: ['callsPerMinute'],
  },
  callsPerMonth: {
    meaning: 'The number of calls allowed a month.',
    evidence: documented('OPEN API Performance Pack'),
    concerns,
    setting: elsewhere(perMonth.toLocaleString('en'), 'callsPerMonth'),
    triedBy: [],
    simulator: [],
  },
  clock: {
    meaning:
      'The `Date` header of an answer is S-360’s clock, on the scale of `dateLastModified`, in whole seconds.',
    evidence: inferred('HTTP'),
    concerns,
    setting: always,
    triedBy: ['alive'],
    simulator: [],
  },
} as const satisfies AssumptionsByName;
