import { columnName, placeName } from '../../../../server/src/contracts';
import { useText } from '../../shared/words/useText';

/** Names a place where data of people is stored; one without a name by its uid. */
export function usePlaceWords(): (place: string) => string {
  const text = useText();
  return (place) => {
    const name = placeName(place);
    return name ? text(name) : place;
  };
}

/** Names a column of such a place; one without a name, such as a venue's own field, as it is stored. */
export function useColumnWords(): (place: string, column: string) => string {
  const text = useText();
  return (place, column) => {
    const name = columnName(place, column);
    return name ? text(name) : column;
  };
}
