import type { Core } from '@strapi/strapi';
import { arrangeContentView, type ContentView } from '../../kernel/content-view';
import { isRecord } from '../../kernel/is-record';
import { ORDER_LINE_UID, ORDER_UID } from '../../contracts/uids';

/** How the Content Manager lists and shows a type. */
interface View {
  uid: typeof ORDER_UID | typeof ORDER_LINE_UID;
  /** The key in Strapi's store that remembers the arrangement. */
  storeKey: string;
  /** Labels of attributes, in the sequence of the content type. */
  labels: Record<string, string>;
  /** The attribute that names related entries. */
  mainFields: Record<string, string>;
  /** Descriptions below fields of the form, where a field needs one. */
  hints?: Record<string, string>;
  settings: { mainField: string; defaultSortBy: string; defaultSortOrder: 'ASC' | 'DESC' };
  /** Few columns, so that a small screen shows them all; further values stand below others. */
  list: string[];
  form: { name: string; size: number }[][];
  /** Attributes that were added after some installations had arranged the view. */
  addedLater: readonly string[];
}

const third = (name: string) => ({ name, size: 4 });
const half = (name: string) => ({ name, size: 6 });
const whole = (name: string) => ({ name, size: 12 });

export const ORDER_VIEW: View = {
  uid: ORDER_UID,
  storeKey: 'orderView',
  labels: {
    orderId: 'Order number',
    institution: 'Institution',
    orderType: 'Type',
    orderState: 'State',
    summary: 'What',
    contact: 'Contact',
    contactReference: 'Contact number',
    possiblePurchasers: 'Possible purchasers',
    creationDateTime: 'Date',
    referenceDate: 'Reference date',
    expirationDate: 'Held until',
    currencyCode: 'Currency',
    saleMoney: 'Sold',
    preSaleMoney: 'To be paid',
    reservationMoney: 'Reserved',
    optionMoney: 'In option',
    balanceMoney: 'Waiting account',
    quantity: 'Units',
    orderOriginator: 'Originator',
    salesChannelCode: 'Sales channel, code',
    salesChannelName: 'Sales channel',
    salesChannelType: 'Sales channel, type',
    pointOfSalesId: 'Point of sale, id',
    pointOfSalesCode: 'Point of sale, code',
    pointOfSalesName: 'Point of sale',
    organizationCode: 'Organization, code',
    organizationName: 'Organization',
    externalReference: 'External reference',
    fileId: 'File number',
  },
  mainFields: { contact: 'displayName' },
  settings: { mainField: 'orderId', defaultSortBy: 'creationDateTime', defaultSortOrder: 'DESC' },
  list: ['creationDateTime', 'orderType', 'summary', 'saleMoney', 'contact'],
  form: [
    [third('orderId'), third('institution'), third('creationDateTime')],
    [third('orderType'), third('orderState'), third('expirationDate')],
    [whole('summary')],
    [half('contact'), half('contactReference')],
    [third('saleMoney'), third('currencyCode'), third('quantity')],
    [third('reservationMoney'), third('optionMoney'), third('preSaleMoney')],
    [third('balanceMoney'), third('referenceDate'), third('orderOriginator')],
    [third('salesChannelName'), third('salesChannelCode'), third('salesChannelType')],
    [third('pointOfSalesName'), third('pointOfSalesCode'), third('pointOfSalesId')],
    [third('organizationName'), third('organizationCode'), third('externalReference')],
    [{ name: 'possiblePurchasers', size: 8 }, third('fileId')],
  ],
  addedLater: ['possiblePurchasers', 'fileId'],
};

export const ORDER_LINE_VIEW: View = {
  uid: ORDER_LINE_UID,
  storeKey: 'orderLineView',
  labels: {
    order: 'Order',
    institution: 'Institution',
    operationId: 'Operation number',
    parentOperationId: 'Part of operation',
    kind: 'Kind',
    type: 'Type',
    quantity: 'Quantity',
    currencyCode: 'Currency',
    baseMoney: 'Base price',
    unitMoney: 'Price',
    totalMoney: 'Amount',
    withoutVatMoney: 'Amount without VAT',
    vatPercent: 'VAT rate',
    productId: 'Product, id',
    product: 'Product',
    productCode: 'Product, code',
    productFamilyType: 'Product family',
    performanceId: 'Performance, id',
    performance: 'Performance',
    performanceCode: 'Performance, code',
    performanceDate: 'Performance date',
    itemDate: 'Visit',
    timeslotId: 'Timeslot, id',
    timeslotDuration: 'Timeslot, seconds',
    visitGroupId: 'Visiting group, id',
    numberOfParticipants: 'Participants',
    numberOfAccompaniers: 'Accompanying persons',
    guided: 'Guided',
    visitRemarks: 'Remarks on the visit',
    site: 'Site',
    space: 'Space',
    seatCategoryId: 'Seat category, id',
    seatCategory: 'Seat category',
    audienceSubCategoryId: 'Tariff, id',
    audienceSubCategory: 'Tariff',
    seasonId: 'Season, id',
    season: 'Season',
    seasonCode: 'Season, code',
    seats: 'Seats',
  },
  mainFields: { order: 'orderId' },
  hints: { performanceDate: 'Here in your own time zone; in lists in that of the venue' },
  // A million lines can be sorted quickly only by id.
  settings: { mainField: 'product', defaultSortBy: 'id', defaultSortOrder: 'DESC' },
  list: ['product', 'performanceDate', 'quantity', 'totalMoney', 'order'],
  form: [
    [third('order'), third('operationId'), third('parentOperationId')],
    [third('kind'), third('type'), third('institution')],
    [half('product'), half('performance')],
    [third('productCode'), third('performanceCode'), third('performanceDate')],
    [third('productFamilyType'), third('productId'), third('performanceId')],
    [third('quantity'), third('unitMoney'), third('totalMoney')],
    [third('baseMoney'), third('vatPercent'), third('withoutVatMoney')],
    [third('currencyCode'), third('site'), third('space')],
    [half('seatCategory'), half('audienceSubCategory')],
    [third('season'), third('seatCategoryId'), third('audienceSubCategoryId')],
    [third('seasonCode'), third('seasonId')],
    [third('itemDate'), third('timeslotDuration'), third('timeslotId')],
    [third('numberOfParticipants'), third('numberOfAccompaniers'), third('visitGroupId')],
    [third('guided'), { name: 'visitRemarks', size: 8 }],
    [whole('seats')],
  ],
  addedLater: [
    'baseMoney',
    'vatPercent',
    'withoutVatMoney',
    'itemDate',
    'timeslotId',
    'timeslotDuration',
    'visitGroupId',
    'numberOfParticipants',
    'numberOfAccompaniers',
    'guided',
    'visitRemarks',
  ],
};

/** Makes every field read-only: people look at data of S-360 here and change it there. */
function fieldViews(
  { hints = {}, labels, mainFields }: Pick<View, 'hints' | 'labels' | 'mainFields'>,
  metadatas: ContentView['metadatas'],
): ContentView['metadatas'] {
  const hintOf = (field: string) => {
    const description = hints[field];
    return description === undefined ? {} : { description };
  };
  const views = Object.entries(metadatas).map(
    ([field, { edit, list }]): [string, ContentView['metadatas'][string]] => {
      const label = labels[field];
      if (label === undefined) return [field, { ...(edit && { edit }), ...(list && { list }) }];
      const mainField = mainFields[field];
      const related = mainField === undefined ? {} : { mainField };
      return [
        field,
        {
          edit: { ...edit, ...related, label, ...hintOf(field), editable: false },
          list: { ...list, label },
        },
      ];
    },
  );
  return Object.fromEntries(views);
}

/** The list and the form as the plugin arranges them. */
const arranged =
  (view: View) =>
  ({ metadatas, settings }: ContentView): ContentView => ({
    settings: { ...settings, ...view.settings, pageSize: 20 },
    metadatas: fieldViews(view, metadatas),
    layouts: { list: view.list, edit: view.form },
  });

/**
 * A view that already exists: later attributes stay where Strapi puts them, at the end of the form.
 */
const withAdded =
  ({ addedLater, labels }: View) =>
  ({ layouts, metadatas, settings }: ContentView): ContentView => {
    const added = Object.entries(labels).filter(([name]) => addedLater.includes(name));
    const view = { labels: Object.fromEntries(added), mainFields: {} };
    return { settings, metadatas: fieldViews(view, metadatas), layouts };
  };

function arrange(strapi: Core.Strapi, view: View): Promise<void> {
  const { addedLater, storeKey: key, uid } = view;
  const target = { uid, key, note: { added: addedLater.length } };
  return arrangeContentView(strapi, target, (remembered) => {
    if (!isRecord(remembered)) return arranged(view);
    return Number(remembered.added ?? 0) < addedLater.length ? withAdded(view) : null;
  });
}

/** Arranges the lists and forms of orders and their lines once, and later only what was added. */
export async function arrangeOrderViews(strapi: Core.Strapi): Promise<void> {
  await arrange(strapi, ORDER_VIEW);
  await arrange(strapi, ORDER_LINE_VIEW);
}
