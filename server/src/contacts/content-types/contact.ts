import { PLUGIN_ID } from '../../contracts';
import { ofEachField, type StandardFieldDescription } from '../../contracts/standard-fields';
import { hiddenAttribute, line, writtenAs } from '../../kernel/content-types/attributes';

/**
 * A person or a company as the CRM knows it: the values that apply at every institution.
 *
 * Every value is a text column without format checks: otherwise the Content Manager would refuse
 * every save of the form once S-360 has sent an odd e-mail or date.
 */

/** The column of a field; one that S-360 knows of one type is shown for that type only. */
function columnOf({ isLong, paths = {} }: StandardFieldDescription) {
  const [type, ...others] = Object.keys(paths);
  return {
    ...(isLong ? { type: 'text' } : line()),
    ...(type !== undefined &&
      others.length === 0 && { conditions: { visible: { '==': [{ var: 'type' }, type] } } }),
  };
}

/** Derived from the other columns whenever they are written; never visible. */
const derivedColumn = () => ({ type: 'string', visible: false, private: true });

/**
 * An amount in units of the main currency, as a number to filter and sort by. The exact amount is
 * in the purchase summary; SQLite stores this one as a floating point number.
 */
const units = () => ({ type: 'decimal', column: { type: 'decimal', args: [18, 3] } });

const schema = {
  kind: 'collectionType',
  collectionName: 's360_contacts',
  info: {
    singularName: 'contact',
    pluralName: 'contacts',
    displayName: 'Contact',
    description: 'A person or a company, in sync with S-360',
  },
  options: { draftAndPublish: false },
  pluginOptions: { 'content-type-builder': { visible: false }, [PLUGIN_ID]: { type: 'contact' } },
  indexes: [
    { name: 's360_contacts_email_key_idx', columns: ['email_key'] },
    { name: 's360_contacts_phone_key_idx', columns: ['phone_key'] },
    { name: 's360_contacts_name_key_idx', columns: ['name_key'] },
    { name: 's360_contacts_updated_at_idx', columns: ['updated_at'] },
  ],
  attributes: {
    type: {
      type: 'enumeration',
      enum: ['individual', 'structure'],
      default: 'individual',
      required: true,
    },
    displayName: line(),
    ...ofEachField(columnOf),
    emailKey: derivedColumn(),
    phoneKey: derivedColumn(),
    nameKey: derivedColumn(),
    searchText: hiddenAttribute('text'),
    // Visible but in no layout: a form posts back only attributes that the Content Manager knows.
    writtenAt: { type: 'string', private: true },
    // The totals of the contact's orders, written only together with its purchase summary. `spent`
    // and `refunded` are in the main currency, to filter and sort by; text columns beside them hold
    // the amounts paid in each currency.
    orderCount: { type: 'integer' },
    ticketCount: { type: 'integer' },
    spent: { ...units(), ...writtenAs('amount') },
    spentMoney: line(),
    refunded: { ...units(), ...writtenAs('amount') },
    refundedMoney: line(),
    firstPurchaseAt: { type: 'datetime', ...writtenAs('day') },
    lastPurchaseAt: { type: 'datetime', ...writtenAs('day') },
    nextPerformanceAt: { type: 'datetime', ...writtenAs('venueDay') },
    nextPerformanceInstitution: { type: 'string' },
    favouriteProductFamily: { type: 'string' },
  },
};

export default { schema };
