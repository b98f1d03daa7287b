import type { FreshNumbers } from './people';
import type { Measurement } from './report';
export async function measureUnderLoad(
  _folder: string,
  _fresh: FreshNumbers,
): Promise<Measurement[]> {
  return [];
}
