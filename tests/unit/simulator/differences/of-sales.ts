import { normalizeCatalog } from '../../../../server/src/catalog/model/normalize';
import { readOrderItem } from '../../../../server/src/orders/mapping/order-snapshot';
import { resolveAssumptions } from '../../../../server/src/s360/assumptions';
import { tokenClaims } from '../../../../server/src/s360/assumptions/token-claims';
import {
  ERROR_CODES,
  isDocumentedError,
  LIMITED_METHODS,
  OTHER_SERVICES,
  SERVICES,
  WEBHOOKS_SEND,
} from '../../../../server/src/s360/interface';
import { shipmentCalls } from '../../../../server/src/s360/shipments';
import type { BehaviourChange } from '../../../simulator';
import { type JsonObject, objectsOf } from '../../../simulator/json';
import {
  at,
  call,
  callContact,
  callSales,
  contactPath,
  control,
  receiver,
  send,
  simulator,
  token,
} from '../client';
import { close, create, seats, shop } from '../shop';
import { NOW, refusal, type DifferenceCase } from './difference-case';

const ASSUMPTIONS = resolveAssumptions('myvenue');

const shipments = (module: string, service: string) =>
  `/myvenue/${module}/backend-apis/${service}/v1_17/getAvailableShipmentModes`;

async function pointOfSale(behaviour: BehaviourChange = {}): Promise<JsonObject> {
  const { json } = await callSales(await simulator({ behaviour }), 'getPOSConfig');
  return at(json, 'posConfigData');
}

/** The payment methods of the simulator, or what hinders a desk from taking one. */
async function paymentMethods(): Promise<unknown> {
  const catalog = normalizeCatalog({
    institution: 'myvenue',
    catalogData: { seasons: [] },
    posConfigData: await pointOfSale(),
    shipmentModes: [],
    timeZone: null,
    assumptions: ASSUMPTIONS,
    fetchedAt: NOW,
  });
  return catalog?.pointOfSale.paymentMethods.flatMap(({ code, hindrance }) => hindrance ?? code);
}

/** The status for the plugin's token, so long after it was made. */
async function strictly(ageMs: number): Promise<number> {
  const tokenTimeUnit = 'milliseconds';
  const { url } = await simulator({ behaviour: { tokenTimeUnit, tokenTimes: 'strict' } });
  const { exp, iat } = tokenClaims({ tokenSubject: 'MYVENUE', tokenTimeUnit }, Date.now() - ageMs);
  const headers = {
    'Content-Type': 'application/json',
    Authorization: `Bearer ${token({}, { iat, exp })}`,
  };
  const body = JSON.stringify({ contactNumber: '1001' });
  return (await send(url + contactPath('getContactData'), { headers, body })).status;
}

/** How often the order webhook tells of an order that is edited after it was closed. */
async function toldWhenEdited(): Promise<number> {
  const venue = await shop();
  const target = await receiver();
  await control(venue.started, 'POST myvenue/webhooks', { orders: { url: target.url } });
  const { orderId } = await create(venue, seats(venue, 1));
  await close(venue, orderId);
  await control(venue.started, 'POST myvenue/cycle');
  const edit = { orderId, operationDatas: [{ quantity: 1, unitPrice: 500 }] };
  await control(venue.started, 'POST myvenue/orders', edit);
  await control(venue.started, 'POST myvenue/cycle');
  return target.received.length;
}

/** How V1 of the contact webhook tells of a change. */
async function firstVersion(): Promise<unknown> {
  const target = await receiver();
  const contacts = { url: `${target.url}/\${contactNumber}`, form: 'v1ByGet' } as const;
  const started = await simulator({ webhooks: { contacts } });
  await control(started, 'POST myvenue/contacts', { contactNumber: '1001', remark: 'A' });
  await control(started, 'POST myvenue/cycle');
  return target.received.map(({ method, url }) => `${method} ${url}`);
}

async function filesOf(culturalContactReference: string): Promise<unknown> {
  const venue = await shop();
  await create(venue, seats(venue, 1));
  const asked = { culturalContactReference };
  return (await callSales(venue.started, 'countFilesByCriteria', asked)).json.count;
}

export const DIFFERENCES_OF_SALES: readonly DifferenceCase[] = [
  [
    'D3',
    'shipments are a service of their own',
    async () => (await call(await simulator(), shipments('tnseb', 'externalOrderService'))).status,
    404,
  ],
  [
    'D3',
    'which the plugin calls',
    () => shipmentCalls.getAvailableShipmentModes.service,
    'shipmentPublicService',
  ],
  [
    'D3',
    'and which needs a point of sale',
    () => refusal(shipments('tnpsb', 'shipmentPublicService'), { shipmentContents: 'TICKETS' }),
    'error.parameter.missing.pointOfSalesId',
  ],
  [
    'D10',
    'a desk takes neither cards nor vouchers, nor validates by hand',
    paymentMethods,
    ['CASH', 'INVOICE', 'byCustomer', 'byNumber', 'manualValidation'],
  ],
  ['D11', 'files are counted by purchaser', () => filesOf('1001'), 1],
  ['D11', 'none shows that nothing was made', () => filesOf('1002'), 0],
  ['D12', 'a token is made for its call', () => strictly(0), 200],
  ['D12', 'and may be refused two seconds later', () => strictly(2_000), 401],
  [
    'D13',
    'two codes are documented',
    () => Object.keys(ERROR_CODES).filter(isDocumentedError),
    ['error.order.availability', 'error.shipmentSent'],
  ],
  [
    'D13',
    'any other may tell nothing',
    async () => {
      const started = await simulator({ behaviour: { errorCodes: 'opaque' } });
      const { json } = await callContact(started, 'getContactData', { contactNumber: '9' });
      return /^ERR_\d{4}$/.test(String(json.statusDetail));
    },
    true,
  ],
  [
    'D14',
    'a run handles 100 items, a payload one',
    () => [WEBHOOKS_SEND.batchSize, WEBHOOKS_SEND.bucketSize],
    [100, 1],
  ],
  ['D14', 'an edited order comes again', toldWhenEdited, 2],
  ['D14', 'V1 may have the number in its URL alone', firstVersion, ['GET /hook/1001']],
  [
    'D14',
    'an order without a type is read by its amounts',
    () => {
      const orderDetailsData = { orderId: 1, orderState: 'CLOSED', saleAmount: 4_000 };
      const order = readOrderItem({ orderDetailsData }, ASSUMPTIONS);
      return order.kind === 'snapshot' && order.snapshot.orderType;
    },
    'SALE',
  ],
  [
    'D15',
    'a point of sale may not look for contacts, and writes its languages as one text',
    async () => {
      const pos = { contactFileAccess: 'refused', languageList: 'text' } as const;
      const { contactFileAccessAllowed, languageList } = await pointOfSale({ pos });
      return [contactFileAccessAllowed, typeof languageList];
    },
    [false, 'string'],
  ],
  [
    'D15',
    'its countries have codes and prefixes',
    async () => {
      const { countries } = await pointOfSale();
      return objectsOf({ countries }, 'countries').find(({ code }) => code === 'FR');
    },
    expect.objectContaining({ internationalPhonePrefix: '33' }),
  ],
  [
    'D17f',
    'availability is asked for once a minute, and never what changed of it',
    () => [
      LIMITED_METHODS.find(({ method }) => method === 'getEventAvailability')?.perMinutes,
      SERVICES.some(({ methods }) => Object.hasOwn(methods, 'getUpdatedAvailabilities')),
    ],
    [1, false],
  ],
  [
    'D17g',
    'the availability of one performance has a result of its own',
    () =>
      OTHER_SERVICES.flatMap(({ methods }) => methods.getPerformanceAvailability ?? []).map(
        ({ evidence }) => /its own result/.test(evidence.source),
      ),
    [true],
  ],
];
