/** Who is notified of what needs attention, and whether the messages arrive. */

export { Alerts } from './Alerts';
export { NobodyNotified } from './NobodyNotified';
