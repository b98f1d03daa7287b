import { isRecord } from './isRecord';

const NOT_FOUND = 404;

/** Whether what was asked for no longer exists: asked again, it is still gone. */
export const isGone = (error: unknown): boolean => isRecord(error) && error.status === NOT_FOUND;
