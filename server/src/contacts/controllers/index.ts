import { conflictsController } from './conflicts';
import { contactFieldsController } from './contact-fields';
import { contactHistoryController } from './contact-history';
import { contactRecordsController } from './contact-records';
import { contactSyncController } from './contact-sync';
import { enteredValuesController } from './entered-values';
import { keptValuesController } from './kept-values';
import { overriddenEditsController } from './overridden-edits';
import { sendingTrustController } from './sending-trust';
import { similarContactsController } from './similar-contacts';

export const contactControllers = {
  conflicts: conflictsController,
  contactFields: contactFieldsController,
  contactHistory: contactHistoryController,
  contactRecords: contactRecordsController,
  contactSync: contactSyncController,
  enteredValues: enteredValuesController,
  keptValues: keptValuesController,
  overriddenEdits: overriddenEditsController,
  sendingTrust: sendingTrustController,
  similarContacts: similarContactsController,
};
