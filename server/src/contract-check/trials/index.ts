import type { CheckStepName } from '../../contracts/institutions/contract-check';
import type { StepTrial } from '../step-context';
import { tryAlive } from './alive';
import { tryAvailability } from './availability';
import { tryCatalog } from './catalog';
import { tryCreateContact } from './create-contact';
import { tryEndedHolds } from './ended-holds';
import { tryOrderPrices } from './order-prices';
import { tryPointOfSale } from './point-of-sale';
import { tryReadContact } from './read-contact';
import { tryReservation } from './reservation';
import { trySaveCompany, trySavePerson } from './save-contact';
import { trySearchContact } from './search-contact';
import { tryToken } from './token';

export const TRIALS: Readonly<Record<CheckStepName, StepTrial>> = {
  token: tryToken,
  alive: tryAlive,
  readContact: tryReadContact,
  searchContact: trySearchContact,
  savePerson: trySavePerson,
  saveCompany: trySaveCompany,
  createContact: tryCreateContact,
  pointOfSale: tryPointOfSale,
  catalog: tryCatalog,
  availability: tryAvailability,
  orderPrices: tryOrderPrices,
  endedHolds: tryEndedHolds,
  reservation: tryReservation,
};
