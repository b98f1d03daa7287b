import { AVAILABILITY_UID, CATALOG_UID } from '../contracts/uids';
import type { DataTable } from '../kernel/personal-data';

/** This module stores nothing of people. */
export const catalogPersonalData: readonly DataTable[] = [
  { uid: AVAILABILITY_UID, keeps: ['institution', 'performanceId', 'level', 'seatCategories'] },
  {
    uid: CATALOG_UID,
    keeps: [
      'institution',
      'baseUrl',
      'version',
      'content',
      'timeZone',
      'pointOfSaleId',
      'shipmentModes',
      'codeLists',
      'readWith',
      'failure',
      'pointOfSale',
    ],
  },
];
