import type { Core } from '@strapi/strapi';
import { CONTACT_UID } from '../../contracts/uids';
import { isAddition, ofEachField, STANDARD_FIELDS } from '../../contracts/standard-fields';
import { arrangeContentView, type ContentView } from '../../kernel/content-view';
import { isRecord } from '../../kernel/is-record';
import { SUMMARY_COLUMNS, type SummaryColumn } from '../summary-columns';

/** How the form presents a field: its label, and a line of help where it needs one. */
interface FieldText {
  label: string;
  description?: string;
}

const SUMMARY_TEXTS = {
  orderCount: { label: 'Orders' },
  ticketCount: { label: 'Tickets' },
  spent: { label: 'Spent', description: 'In the main currency' },
  spentMoney: { label: 'Spent, each currency' },
  refunded: { label: 'Refunded', description: 'In the main currency' },
  refundedMoney: { label: 'Refunded, each currency' },
  firstPurchaseAt: { label: 'First purchase' },
  lastPurchaseAt: { label: 'Last purchase' },
  nextPerformanceAt: {
    label: 'Next performance',
    description: 'Here in your own time zone; in lists in that of the venue',
  },
  nextPerformanceInstitution: { label: 'Next performance at' },
  favouriteProductFamily: { label: 'Favourite product family' },
} satisfies Record<SummaryColumn, FieldText>;

/** The texts of every field that the list or the form can show. */
export const FIELD_TEXTS = {
  ...SUMMARY_TEXTS,
  type: { label: 'Type', description: 'A person, or a company or association' },
  displayName: { label: 'Name' },
  ...ofEachField(({ hint, label }): FieldText => ({ label, ...(hint && { description: hint }) })),
  updatedAt: { label: 'Last change' },
  writtenAt: { label: 'Row written at' },
} satisfies Record<string, FieldText>;

type NamedField = keyof typeof FIELD_TEXTS;

/** Written by the plugin; read-only for whoever adds them to the form. */
const DERIVED = new Set<string>(['displayName', 'writtenAt', ...SUMMARY_COLUMNS]);

const TYPE = { name: 'type', inForm: [1, 4] } as const;

/** The rows of the form, each with its fields and how many of twelve columns they take. */
export const FORM: { name: string; size: number }[][] = [TYPE, ...STANDARD_FIELDS].reduce<
  { name: string; size: number }[][]
>((rows, { inForm, name }) => {
  if (inForm === undefined) return rows;
  const [row, size] = inForm;
  (rows[row - 1] ??= []).push({ name, size });
  return rows;
}, []);

/**
 * What fits into a window of 1280 pixels beside the numbers, without scrolling sideways. E-mail and
 * type stand below the name; a person may add further columns.
 */
const LIST = ['displayName', 'town', 'spent', 'lastPurchaseAt'];

function withTexts(
  metadatas: ContentView['metadatas'],
  texts: Readonly<Record<string, FieldText>>,
): ContentView['metadatas'] {
  return Object.fromEntries(
    Object.entries(metadatas).map(([field, metadata]) => {
      const text = texts[field];
      if (!text) return [field, metadata];
      return [
        field,
        {
          edit: {
            ...metadata.edit,
            label: text.label,
            description: text.description ?? '',
            ...(DERIVED.has(field) && { editable: false }),
          },
          list: { ...metadata.list, label: text.label },
        },
      ];
    }),
  );
}

/** Strapi appends new attributes to a form, but nobody edits derived ones there. */
function withoutDerived(
  fields: readonly NamedField[],
  { edit, list }: ContentView['layouts'],
): ContentView['layouts'] {
  const names = new Set<string>(fields.filter((name) => DERIVED.has(name)));
  const rows = edit.map((row) => row.filter(({ name }) => !names.has(name)));
  return { list, edit: rows.filter((row) => row.length > 0) };
}

/** The list and the form as the plugin arranges them. */
const arrangedView = ({ metadatas, settings }: ContentView): ContentView => ({
  settings: {
    ...settings,
    mainField: 'displayName',
    defaultSortBy: 'updatedAt',
    defaultSortOrder: 'DESC',
    pageSize: 20,
  },
  metadatas: withTexts(metadatas, FIELD_TEXTS),
  layouts: { list: LIST, edit: FORM },
});

/**
 * Fields that are newer than the views of some installations. A new field is added at the end, as
 * each installation remembers how many of them it has arranged.
 */
const ADDED_LATER: readonly NamedField[] = [
  'refunded',
  'spentMoney',
  'refundedMoney',
  'nextPerformanceInstitution',
  ...STANDARD_FIELDS.filter(isAddition)
    .sort((a, b) => a.addition - b.addition)
    .map(({ name }) => name),
];

/** Adds fields to a view arranged before they existed, which people may have changed. */
export const viewWith =
  (fields: readonly NamedField[]) =>
  ({ layouts, metadatas, settings }: ContentView): ContentView => ({
    settings,
    metadatas: withTexts(
      metadatas,
      Object.fromEntries(fields.map((name) => [name, FIELD_TEXTS[name]])),
    ),
    layouts: withoutDerived(fields, layouts),
  });

/** Arranges the contact's list and form once, and again when fields were added. */
export function arrangeContactView(strapi: Core.Strapi): Promise<void> {
  const note = { hasSummaries: true, added: ADDED_LATER.length };
  const view = { uid: CONTACT_UID, key: 'contactView', note } as const;
  return arrangeContentView(strapi, view, (remembered) => {
    if (!isRecord(remembered)) return arrangedView;
    if (remembered.hasSummaries !== true) return viewWith(SUMMARY_COLUMNS);
    const added = ADDED_LATER.slice(Number(remembered.added ?? 0));
    return added.length > 0 ? viewWith(added) : null;
  });
}
