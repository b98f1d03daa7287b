import { Typography } from '@strapi/design-system';
import { useText } from '../../shared/words/useText';

export function DeletionEffect() {
  const text = useText();
  return (
    <Typography tag="p" variant="omega" textAlign="center" paddingTop={4}>
      {text('contact.deletion')}
    </Typography>
  );
}
