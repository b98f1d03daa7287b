import {
  consentFromRow,
  contactFromRow,
  linkFromRow,
} from '../../../server/src/contacts/database/rows';
import type { HistoryCause, HistoryEntry } from '../../../server/src/contacts/records';
import { text, time } from '../../../server/src/kernel/database/values';
import type { Row } from '../scene/crm-side';
import type { BothSides, S360Side } from '../invariants/sides';
import type { Tables } from './tables';

function historyEntry(row: Row): HistoryEntry {
  return {
    contactDocumentId: String(row.contactDocumentId),
    field: text(row.field),
    oldValue: text(row.oldValue),
    newValue: text(row.newValue),
    cause: String(row.cause) as HistoryCause,
    causedBy: text(row.causedBy),
    institution: text(row.institution),
    changedAt: time(row.changedAt) ?? new Date(0),
  };
}

/** Tables as rows and in the engine’s form, with the data of each S-360. */
export function bothSides(tables: Tables, sides: readonly S360Side[]): BothSides {
  return {
    tables: {
      contacts: tables.contacts.map(contactFromRow),
      links: tables.links.map(linkFromRow),
      consents: tables.consents.map(consentFromRow),
      history: tables.history.map(historyEntry),
    },
    sides,
  };
}
