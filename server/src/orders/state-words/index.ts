/**
 * Words of S-360 for the state of orders: which of them nobody knows the meaning of, and the orders
 * that were stored before a setting told what a word means.
 */

export { stateWords, type StateWords, type UnknownStateWord } from './state-words';
