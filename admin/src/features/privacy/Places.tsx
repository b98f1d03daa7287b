import { Box, Typography } from '@strapi/design-system';
import { placeName, type ErasedPlace } from '../../../../server/src/contracts';
import { Line } from '../../shared/components/Notice';
import { useText } from '../../shared/words/useText';

/** Where something of a person stands or stood, with the number of records. */
export function Places({ title, places }: { title: string; places: readonly ErasedPlace[] }) {
  const text = useText();
  return (
    <Box>
      <Typography variant="pi" fontWeight="bold">
        {title}
      </Typography>
      <ul>
        {places.map(({ place, rows }) => {
          const name = placeName(place);
          return (
            <li key={place}>
              <Line>
                {text('privacy.places.one', { place: name ? text(name) : place, count: rows })}
              </Line>
            </li>
          );
        })}
      </ul>
    </Box>
  );
}
