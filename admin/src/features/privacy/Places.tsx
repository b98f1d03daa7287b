import { Box, Typography } from '@strapi/design-system';
import type { ErasedPlace } from '../../../../server/src/contracts';
import { Line } from '../../shared/components/Line';
import { useText } from '../../shared/words/useText';
import { usePlaceWords } from './usePlaceWords';

/** Where something of a person stands or stood, with the number of records. */
export function Places({ title, places }: { title: string; places: readonly ErasedPlace[] }) {
  const text = useText();
  const placeInWords = usePlaceWords();
  return (
    <Box>
      <Typography variant="pi" fontWeight="bold">
        {title}
      </Typography>
      <ul>
        {places.map(({ place, rows }) => (
          <li key={place}>
            <Line>{text('privacy.places.one', { place: placeInWords(place), count: rows })}</Line>
          </li>
        ))}
      </ul>
    </Box>
  );
}
