/** The deliveries of an institution, and the problems with them. */

export { countedOutcomes, isToBeAppliedAgain } from './deliveries/outcomeAppearance';
export { Alarms } from './receiving/Alarms';
export { ExcludedItems } from './receiving/ExcludedItems';
export { Receiving, WebhookAuthentication, WebhookUrl } from './receiving/Receiving';
export { useGetExcludedItemsQuery } from './receiving/receivingApi';
export { RefusedCredentials } from './receiving/RefusedCredentials';
