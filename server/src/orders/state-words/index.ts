/**
 * S-360's words for the states of orders: the words of unknown meaning, and the orders that were
 * stored before a setting defined the meaning of a word.
 */

export { stateWords } from './state-words';
