import { Box, Link } from '@strapi/design-system';
import { ArrowDown } from '@strapi/icons';
import { Link as RouterLink } from 'react-router-dom';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { useGetAttentionQuery } from './attentionApi';

/** Leads from the top of the page to the list below all cards; renders nothing if nothing waits. */
export function AttentionLink() {
  const text = useText();
  const count = useGetAttentionQuery(undefined).data?.meta.open ?? 0;
  if (count === 0) return null;
  return (
    <Box paddingBottom={4}>
      <Link tag={RouterLink} to={PLACES.attention} endIcon={<ArrowDown aria-hidden />}>
        {text('attention.below', { count })}
      </Link>
    </Box>
  );
}
