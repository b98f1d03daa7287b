import type { Question } from '../conversation';
import type { ContactWrite } from '../contact-writes';
import {
  CONTACT_DETAILS,
  catalogCalls,
  contactCalls,
  orderCalls,
  orderHistoryCalls,
  type ContactDataResult,
  type ContactDetail,
  type OrderDetailResult,
  type OrderHistoryMethods,
  type SavedContact,
  type Answered,
} from '../../s360';

/** Everything that a save could lose. */
const DETAILS: readonly ContactDetail[] = [...CONTACT_DETAILS, 'CONNECTIONS'];

export const aliveQuestion: Question<null> = {
  isTelling: false,
  name: () => catalogCalls.isCatalogServiceAlive,
  send: (client, context) => client.isCatalogServiceAlive(context),
};

export const pointOfSaleQuestion: Question<{ readonly posConfigData: Answered }> = {
  isTelling: true,
  name: () => catalogCalls.getPOSConfig,
  send: (client, context) => client.getPOSConfig(context),
};

export const contactQuestion = (contactNumber: string): Question<ContactDataResult> => ({
  isTelling: true,
  name: ({ client }) => contactCalls(client).getContactData,
  send: (client, context) => client.getContactData({ contactNumber, details: DETAILS }, context),
});

export const searchQuestion = (contactNumber: string): Question<ContactDataResult[]> => ({
  isTelling: true,
  name: ({ client }) => contactCalls(client).searchContact,
  send: (client, context) =>
    client.searchContact({ contactNumber, details: ['GENERAL'], max: 10 }, context),
});

/** A save is never repeated with another word for success: it might take effect twice. */
export const saveQuestion = (write: ContactWrite): Question<SavedContact> => ({
  isTelling: false,
  name: ({ client }) =>
    write.type === 'individual'
      ? contactCalls(client).saveIndividualContactData
      : contactCalls(client).saveStructureContactData,
  send: (client, context) =>
    write.type === 'individual'
      ? client.saveIndividualContactData(write.body, context)
      : client.saveStructureContactData(write.body, context),
});

export const orderQuestion = (orderId: string): Question<OrderDetailResult> => ({
  isTelling: true,
  name: () => orderCalls.getOrderDetails,
  send: (client, context) => client.getOrderDetails({ orderId, granularity: 'TICKET' }, context),
});

export const countQuestion = (
  request: Parameters<OrderHistoryMethods['countFilesByCriteria']>[0],
): Question<number> => ({
  isTelling: true,
  name: () => orderHistoryCalls.countFilesByCriteria,
  send: (client, context) => client.countFilesByCriteria(request, context),
});
