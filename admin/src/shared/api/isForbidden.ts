import { isRecord } from './isRecord';

const FORBIDDEN = 403;

/** Whether the user's roles do not allow what was asked: asked again, it is refused again. */
export const isForbidden = (error: unknown): boolean =>
  isRecord(error) && error.status === FORBIDDEN;
