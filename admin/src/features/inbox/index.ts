/** The deliveries of an institution, and the problems with them. */

export { countedOutcomes } from './deliveries/outcomeAppearance';
export { Alarms } from './receiving/Alarms';
export { Receiving } from './receiving/Receiving';
export { RefusedCredentials } from './receiving/RefusedCredentials';
