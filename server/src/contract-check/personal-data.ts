import { CONTRACT_CHECK_UID } from '../contracts/uids';
import { json } from '../kernel/database/values';
import { hasNumber, says, type DataTable } from '../kernel/personal-data';

/** What this module stores of people: checks that wrote to a contact have its values. */
export const contractCheckPersonalData: readonly DataTable[] = [
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
];
