import { isComposable } from './draft';
import type { DraftKeeper, FoundBooking } from './draftKeeper';

/**
 * Finds out how a booking stands whose submission was not confirmed. Answers whether it is submitted all
 * the same, by this call or by somebody else; if not, the composer goes on with it as it is now.
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
    // The server cannot be asked: what the composer has is as good as before.
  }
  return false;
}
