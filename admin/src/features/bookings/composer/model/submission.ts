import { isComposable } from './draft';
import type { DraftKeeper, FoundBooking } from './draftKeeper';

/**
 * Checks the booking after a submission that was not confirmed. Returns true if it is submitted
 * anyway, by this call or by somebody else; otherwise the composer continues with the current
 * version.
 */
export async function isSubmittedAnyhow(
  keeper: Pick<DraftKeeper, 'face'>,
  find: () => Promise<FoundBooking | null>,
): Promise<boolean> {
  try {
    const found = await find();
    if (found !== null && !isComposable(found.booking)) return true;
    keeper.face(found);
  } catch {
    // The server cannot be reached, so the composer keeps what it has.
  }
  return false;
}
