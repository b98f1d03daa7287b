import { placeName } from '../../../../server/src/contracts';
import { useText } from '../../shared/words/useText';

/** Names a place where data of people is stored; one without a name by its uid. */
export function usePlaceWords(): (place: string) => string {
  const text = useText();
  return (place) => {
    const name = placeName(place);
    return name ? text(name) : place;
  };
}
