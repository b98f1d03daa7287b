import { useText } from '../../shared/words/useText';
import { readPath } from './editing/fieldDraft';

/** Puts a path of S-360 into words: `addresses(main).town` is "Main address: town". */
export function usePathWords(): (path: string) => string {
  const text = useText();
  return (path) => {
    const { code, name, place } = readPath(path);
    return text(`mapping.place.${place}`, { code, name });
  };
}
