/** What an institution has delivered, and what is wrong with it. */

export { Alarms } from './receiving/Alarms';
export { Receiving } from './receiving/Receiving';
export { RefusedCredentials } from './receiving/RefusedCredentials';
