import { randomInt } from 'node:crypto';
import type { Assumptions } from '../interface';

/** S-360 documents an Integer. */
const BEYOND_LARGEST = 2 ** 31;

/**
 * The `requestId` to send, `null` for none.
 *
 * @param given the id that S-360 gave, or that was sent before; `null` for a new request.
 */
export function requestIdToSend(
  { requestIds }: Pick<Assumptions, 'requestIds'>,
  given: number | null,
): number | null {
  switch (requestIds) {
    case 'afterFirst':
      return given;
    case 'always':
      return given ?? randomInt(1, BEYOND_LARGEST);
    case 'never':
      return null;
  }
}
