import {
  CONTRACT_CHECK_UID,
  INSTITUTION_CHANGE_UID,
  INSTITUTION_SECRET_UID,
  INSTITUTION_UID,
  STORED_INSTITUTION_UID,
} from '../contracts/uids';
import { json } from '../kernel/database/values';
import { hasNumber, says, type DataTable } from '../kernel/personal-data';

/** What this module stores of people: checks that wrote to a contact have its values. */
export const institutionPersonalData: readonly DataTable[] = [
  {
    uid: CONTRACT_CHECK_UID,
    holds: 'row',
    keeps: [],
    isScanned: 'changing',
    rowsOf: ({ numbers }) => numbers.map(({ institution }) => ({ institution })),
    erased(row, person) {
      const isSought = (text: string) => hasNumber(person, row.institution, text);
      const { contactNumber, companyNumber } =
        json<{ contactNumber?: unknown; companyNumber?: unknown }>(row.request) ?? {};
      const isTried = says([contactNumber, companyNumber], isSought);
      const { remainders } = json<{ remainders?: unknown }>(row.report) ?? {};
      return isTried || says(remainders, isSought) ? 'delete' : null;
    },
  },
  {
    uid: INSTITUTION_UID,
    keeps: ['code', 'name', 'baseUrl', 'managedBy', 'sendingTrust', 'installation', 'settings'],
  },
  { uid: STORED_INSTITUTION_UID, keeps: ['code', 'settings', 'revision', 'changedBy'] },
  { uid: INSTITUTION_SECRET_UID, keeps: ['institution', 'kind', 'encrypted', 'setBy'] },
  { uid: INSTITUTION_CHANGE_UID, keeps: ['institution', 'kind', 'settings', 'changedBy'] },
];
