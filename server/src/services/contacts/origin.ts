import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Marks writes and events that come from S-360, so that our own subscriber does not take them for
 * somebody's edit. It spans only what runs inside, never other requests of the same moment.
 */
const scope = new AsyncLocalStorage<'s360'>();

export const isFromS360 = (): boolean => scope.getStore() === 's360';

export const asFromS360 = <T>(work: () => Promise<T>): Promise<T> => scope.run('s360', work);
